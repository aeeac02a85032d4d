/**
 * Types for the checker; this file holds no code and is not part of the built script.
 * Those of trails and plans are in ../../player/types.js.
 *
 * @typedef {string | [string, string]} Said  a text, or a text and its language
 *
 * @typedef {object} Fork
 * @property {number} number
 * @property {number} scene  its number in the storyboard
 * @property {"decision" | "reflection"} kind
 * @property {Said} meeting
 * @property {Said} [title]
 * @property {Record<string, Said>} answers
 *
 * @typedef {{ending: Said, tone: string, scene: number}} Ended
 *
 * @typedef {object} Known  What a script below assets/downstream/results/ says of a scenario.
 * @property {Said} title
 * @property {Plan} plan
 * @property {Record<string, Said>} facts
 * @property {Record<string, Fork | Ended>} scenes
 *
 * @typedef {object} Found  A way through a scenario in a file, not yet looked at closely.
 * @property {string} scenario
 * @property {any} trail
 * @property {Record<string, string>} notes  only those that the student chose to include
 *
 * @typedef {object} Problem  What to say of a file: a key of the words, and what they name.
 * @property {string} why
 * @property {Record<string, string | number>} values
 *
 * @typedef {object} Way  A way that is counted.
 * @property {string} file
 * @property {string} scenario
 * @property {boolean} present  played in the edition that the site has now
 * @property {Trail} trail
 * @property {Moment[]} moments
 * @property {Record<string, string>} notes
 *
 * @typedef {object} Answer
 * @property {string} id
 * @property {Said} text
 * @property {number} count
 * @property {number} offered  how often, of all times that somebody answered here
 *
 * @typedef {object} ForkCount
 * @property {string} scene
 * @property {Fork} fork
 * @property {number} answered  how often; on a way that comes back here, each time
 * @property {boolean} again  whether some way comes back here
 * @property {Answer[]} answers
 *
 * @typedef {object} Counts  One scenario in one edition.
 * @property {Known} known
 * @property {boolean} present
 * @property {number} ways
 * @property {number} finished
 * @property {Array<[string, number]>} shifts
 * @property {ForkCount[]} forks
 * @property {Array<{scene: string, title: Said, tone: string, number: number, count: number}>} endings
 * @property {Array<{label: Said, told: number}>} facts
 * @property {Array<[string, string[]]>} notes
 */
