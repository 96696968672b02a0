import type { LoaderFunctionArgs } from 'react-router'
import { languages } from '../../../core/networks.ts'
import { translator } from '../../../ui/intl.ts'

const icon = (name: string, size: number, purpose: 'any' | 'maskable') => ({
  src: `/icons/${name}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
})

/** What a phone or a browser needs to install Luotto as an app, in the page's language. */
export function loader({ params }: LoaderFunctionArgs) {
  const language = languages.find((one) => one === params.language)
  if (!language) throw new Response(null, { status: 404 })
  const t = translator(language)
  const shortcut = (name: string, url: string) => ({ name, url, icons: [icon('icon-192', 192, 'any')] })
  const manifest = {
    id: '/stories',
    name: 'Luotto',
    short_name: 'Luotto',
    description: t('installed.about'),
    lang: language,
    dir: 'ltr',
    start_url: '/stories',
    scope: '/',
    display: 'standalone',
    background_color: '#faf9f4',
    theme_color: '#faf9f4',
    icons: [
      icon('icon-192', 192, 'any'),
      icon('icon-512', 512, 'any'),
      icon('maskable-512', 512, 'maskable'),
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    ],
    shortcuts: [
      shortcut(t('nav.tell'), '/tell'),
      shortcut(t('nav.stories'), '/stories'),
      shortcut(t('guidance.mishap.ask'), '/guidance/mishap'),
    ],
    share_target: {
      action: '/share',
      method: 'GET',
      enctype: 'application/x-www-form-urlencoded',
      params: { title: 'title', text: 'text', url: 'url' },
    },
  }
  return Response.json(manifest, {
    headers: { 'Content-Type': 'application/manifest+json; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
}
