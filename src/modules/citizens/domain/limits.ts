/** Fixed by the form of the wire; the numbers that a district chooses are in `citizen-rules.json`. */
export const LONGEST_TEXT = 2000
export const LONGEST_FACTS = 1000
export const MOST_UPLOAD_BYTES = 6 * 1024 * 1024
/** Small enough that a part passes a line of 40 kbit/s before it is given up. */
export const PART_BYTES = 48 * 1024
export const MOST_PART_SIGNS = (PART_BYTES / 3) * 4
