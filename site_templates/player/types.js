/**
 * Types for the checker; this file holds no code and is not part of the built script.
 * What the words mean: docs/player-format.md.
 *
 * @typedef {Array<any>} Test  ["told", fact], ["not", "told", fact] …
 * @typedef {Test[]} Condition
 * @typedef {Array<[Condition, string]>} Routes
 *
 * @typedef {object} Step
 * @property {string} by
 * @property {string | null} event
 * @property {Array<[Condition, string]>} effects
 * @property {Array<[Condition, string]>} tells
 *
 * @typedef {Step & {when: Condition}} Witnessed
 * @typedef {Step & {when: Condition, goto: Routes, factor?: string | null}} Choice
 *
 * @typedef {object} Scene
 * @property {string} encounter
 * @property {"decision" | "reflection" | "continue" | "ending"} kind
 * @property {Witnessed} [witnessed]
 * @property {Record<string, Choice>} [choices]
 * @property {Routes} [goto]
 * @property {string} [tone]
 *
 * @typedef {object} Expectation
 * @property {number} start
 * @property {Array<number | null>} level
 * @property {number[]} lapsed
 * @property {Record<string, number[]>} events
 *
 * @typedef {object} Plan
 * @property {number} format
 * @property {string} scenario
 * @property {string} edition
 * @property {string} start
 * @property {string[]} shifts
 * @property {string[]} clinicians
 * @property {string[]} facts
 * @property {Expectation} expectation
 * @property {Record<string, {clinician: string, arrives: number, pressure: Routes}>} encounters
 * @property {Record<string, Scene>} scenes
 *
 * @typedef {object} State  What is remembered.
 * @property {string | null} shift
 * @property {string} scene
 * @property {string} encounter
 * @property {string[]} told
 * @property {Record<string, string[]>} experienced
 * @property {Record<string, number>} expectation
 *
 * @typedef {object} Trail
 * @property {number} format
 * @property {string} scenario
 * @property {string} edition
 * @property {string | null} shift
 * @property {number} seed
 * @property {Array<[string, string | null]>} steps
 *
 * @typedef {object} Moment  One visit to a scene.
 * @property {string} scene
 * @property {State} met     after arriving, before anything is witnessed
 * @property {State} state   what the scene's texts and choices are evaluated on
 * @property {boolean} meeting  a new encounter begins here
 * @property {State} arrival  the state when this encounter began
 * @property {string | null} [choice]  absent while undecided, null for continue
 *
 * @typedef {object} Kept  What is stored for a scenario.
 * @property {Trail} trail
 * @property {Trail | null} other  the trail left behind by reopening or starting again
 * @property {boolean} after  the last answer's layers are still being opened
 * @property {number} shown   how many stages of the last moment are open
 *
 * @typedef {(key: string, values?: Record<string, string | number>) => string} Say
 * @typedef {{plan: Plan, article: HTMLElement, say: Say}} Page
 * @typedef {object} Playing  The one value that changes.
 * @property {HTMLElement} play
 * @property {HTMLElement} list
 * @property {HTMLElement} begin
 * @property {HTMLElement} debrief
 * @property {HTMLElement} keptNote
 * @property {Store} store
 * @property {(text: string) => void} tell  through the live region
 * @property {boolean} keys  number keys choose
 * @property {Trail} trail
 * @property {Trail | null} other
 * @property {boolean} after
 * @property {Moment[]} moments
 *
 * @typedef {Page & Playing} Game
 * @typedef {{read(key: string): any, write(key: string, value: any): boolean}} Store
 */
