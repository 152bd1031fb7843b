'use strict'
const path = require('node:path')

/** Found from this file's own place: the program works from any folder and through links. */
exports.ROOT = path.resolve(__dirname, '../..')
