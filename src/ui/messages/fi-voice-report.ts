// What a voice study's report says: loaded by its own pages alone (src/ui/sentences.ts).
import voiceReport from './fi/voice-report.json' with { type: 'json' }

export default { ...voiceReport }
