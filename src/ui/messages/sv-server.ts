// What the server alone says, in files that it makes: no browser loads it.
import ownData from './sv/own-data.json' with { type: 'json' }

export default { ...ownData }
