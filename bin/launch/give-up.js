'use strict'
const { Refusal } = require('./refusal.js')

exports.giveUp = function giveUp(error) {
  console.error(error instanceof Refusal ? error.message : error)
  process.exit(1)
}
