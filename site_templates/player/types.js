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
 * @property {Record<string, {clinician: string, arrives: number, student?: number, pressure: Routes}>} encounters
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
 * @property {Record<string, string>} notes  the student's own words
 * @property {Record<string, string>} care  sensitive scenes: "read" or "brief"
 * @property {boolean} finished  an ending was reached
 * @property {string[]} met  phenomena
 *
 * @typedef {object} Place  A scene on the map.
 * @property {string} scene
 * @property {string} band  its encounter
 * @property {boolean} mine
 * @property {number} unseen  answers not tried
 * @property {string} name
 * @property {string} lang  the language of its words
 * @property {Map<string, boolean>} exits  the scenes it led to, true on the student's own trail
 *
 * @typedef {(key: string, values?: Record<string, string | number>) => string} Say
 * @typedef {{plan: Plan, article: HTMLElement, say: Say}} Page
 * @typedef {object} Playing  The one value that changes.
 * @property {HTMLElement} play
 * @property {HTMLElement} list
 * @property {HTMLElement} begin
 * @property {HTMLElement} debrief
 * @property {HTMLElement} map
 * @property {HTMLElement} keptNote
 * @property {Store} store
 * @property {(text: string) => void} tell  through the live region
 * @property {boolean} keys  number keys choose
 * @property {Trail} trail
 * @property {Trail | null} other
 * @property {boolean} after
 * @property {Moment[]} moments
 * @property {Record<string, string>} notes  the student's own words
 * @property {Trail | null} ahead  the whole trail, while Back shows less of it
 * @property {Record<string, string>} care  sensitive scenes: "read" or "brief"
 * @property {string[]} hide  what quotations to hide touch on
 * @property {Record<string, any>} rest  what was found in the store
 * @property {string | null} text  the same as text, by which another tab's writing is known
 * @property {boolean} damaged  what was found cannot be read
 * @property {boolean} looked  whether the debrief was open before going back
 * @property {Array<() => void>} due  what waits for the next frame
 * @property {(action: () => void) => void} guard  runs it, and tells of trouble
 * @property {(action: () => void) => void} act  runs it, and tells of trouble
 * @property {boolean} group  group mode
 * @property {Record<string, number>} votes  hands, by "moment scene choice"
 *
 * @typedef {Page & Playing} Game
 * @typedef {object} Store
 * @property {(key: string) => string | null} text
 * @property {(key: string) => any} read  null without a value, false for one that is not JSON
 * @property {(key: string, value: any) => boolean} write
 */
