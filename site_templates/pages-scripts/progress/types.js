/**
 * Types for the checker; this file holds no code and is not part of the built scripts.
 *
 * @typedef {{scenario: string, shift: any, seed: number, steps: any[]}} Trail
 * @typedef {Record<string, any> & {trail: Trail}} Kept  What the player keeps of one scenario.
 *
 * @typedef {object} Saved  What a file holds.
 * @property {string} course  the id of the course it was saved in, "" where it does not say
 * @property {Array<[string, any]>} scenarios
 * @property {string[]} hide
 */
