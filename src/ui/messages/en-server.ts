// What the server alone says, in files that it makes: no browser loads it.
import ownData from './en/own-data.json' with { type: 'json' }

export default { ...ownData }
