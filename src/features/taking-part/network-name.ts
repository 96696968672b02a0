import type { PostNetwork } from '../../core/voice/post.ts'
import type { Translate } from '../../ui/intl.ts'

export const networkName = (t: Translate, network: PostNetwork): string =>
  network === 'file' ? t('takingPart.file') : t(`network.${network}`)
