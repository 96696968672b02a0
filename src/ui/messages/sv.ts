// What every page loads. The voice study's sentences stand in sv-study.ts.
import channels from './sv/channels.json' with { type: 'json' }
import common from './sv/common.json' with { type: 'json' }
import corrections from './sv/corrections.json' with { type: 'json' }
import demonstration from './sv/demonstration.json' with { type: 'json' }
import feeds from './sv/feeds.json' with { type: 'json' }
import guidance from './sv/guidance.json' with { type: 'json' }
import guidelines from './sv/guidelines.json' with { type: 'json' }
import insight from './sv/insight.json' with { type: 'json' }
import installed from './sv/installed.json' with { type: 'json' }
import leaving from './sv/leaving.json' with { type: 'json' }
import links from './sv/links.json' with { type: 'json' }
import notices from './sv/notices.json' with { type: 'json' }
import objections from './sv/objections.json' with { type: 'json' }
import ownWords from './sv/own-words.json' with { type: 'json' }
import people from './sv/people.json' with { type: 'json' }
import programme from './sv/programme.json' with { type: 'json' }
import secondLook from './sv/second-look.json' with { type: 'json' }
import stories from './sv/stories.json' with { type: 'json' }
import suggestions from './sv/suggestions.json' with { type: 'json' }
import telling from './sv/telling.json' with { type: 'json' }
import topics from './sv/topics.json' with { type: 'json' }
import when from './sv/when.json' with { type: 'json' }

export default {
  ...channels,
  ...common,
  ...demonstration,
  ...corrections,
  ...feeds,
  ...guidance,
  ...guidelines,
  ...installed,
  ...insight,
  ...leaving,
  ...links,
  ...notices,
  ...ownWords,
  ...objections,
  ...people,
  ...programme,
  ...secondLook,
  ...stories,
  ...suggestions,
  ...telling,
  ...topics,
  ...when,
}
