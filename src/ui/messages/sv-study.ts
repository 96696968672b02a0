// The voice study's sentences: loaded by its own pages alone (src/ui/sentences.ts).

import classifying from './sv/classifying.json' with { type: 'json' }
import study from './sv/study.json' with { type: 'json' }

export default {
  ...classifying,
  ...study,
}
