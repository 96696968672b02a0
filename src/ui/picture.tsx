import type { ReactNode } from 'react'
import { useT } from './intl.ts'

type Props = {
  /** What is seen in the picture, in a sentence above it. */
  readonly sentence: string
  /** SVG that the server drew. */
  readonly svg: string
  /** The same as a table. */
  readonly children: ReactNode
}

/** A picture with its sentence above and its figures behind "Näytä lukuina". */
export function Picture({ sentence, svg, children }: Props) {
  const t = useT()
  return (
    <figure>
      <figcaption>{sentence}</figcaption>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server, from numbers and escaped names */}
      <div className="drawing" dangerouslySetInnerHTML={{ __html: svg }} />
      <details>
        <summary>{t('insight.table')}</summary>
        <div className="table">{children}</div>
      </details>
    </figure>
  )
}
