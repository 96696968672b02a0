import sharp from 'sharp'
import type { Language } from '../../core/networks.ts'

// Pictures drawn for the demonstration, so that nobody's photograph stands for something that never was.

export type DrawingName = 'tower' | 'night' | 'sea' | 'sun'

type Drawing = { readonly alt: Readonly<Record<Language, string>>; readonly shapes: string }

const hills = (colour: string) =>
  `<path d="M0 470 Q 220 390 430 450 T 860 430 T 1200 460 V 630 H 0 Z" fill="${colour}"/>`
const waves = (y: number, colour: string) =>
  `<path d="M0 ${y} q 75 -34 150 0 t 150 0 t 150 0 t 150 0 t 150 0 t 150 0 t 150 0 t 150 0 V 630 H 0 Z" fill="${colour}"/>`
const sky = (colour: string) => `<rect width="1200" height="630" fill="${colour}"/>`

const drawings: Readonly<Record<DrawingName, Drawing>> = {
  tower: {
    alt: {
      fi: 'Piirros: vesitorni kukkulalla.',
      sv: 'Teckning: ett vattentorn på en kulle.',
      en: 'Drawing: a water tower on a hill.',
    },
    shapes: `${sky('#f3ecdb')}<circle cx="940" cy="150" r="62" fill="#e3b45c"/>${hills('#9bb59f')}
      <path d="M560 180 h160 l-18 76 h-124 Z M590 256 h100 l14 214 h-128 Z" fill="#24584a"/>
      <path d="M552 166 q88 -74 176 0 Z" fill="#1b4338"/>
      <path d="M0 560 Q 300 500 640 545 T 1200 530 V 630 H 0 Z" fill="#5f8a71"/>`,
  },
  night: {
    alt: {
      fi: 'Piirros: taloja yöllä, yhdessä ikkunassa on valo.',
      sv: 'Teckning: hus på natten, det lyser i ett fönster.',
      en: 'Drawing: houses at night, a light in one window.',
    },
    shapes: `${sky('#1f2f35')}<circle cx="230" cy="140" r="48" fill="#e9dfbd"/>${hills('#2b4a47')}
      <path d="M250 560 V 330 l90 -80 l90 80 V 560 Z M520 560 V 270 h170 V 560 Z M780 560 V 350 l100 -90 l100 90 V 560 Z" fill="#14211f"/>
      <rect x="580" y="330" width="52" height="64" fill="#e9b44c"/>
      <g fill="#34514b"><rect x="314" y="380" width="50" height="56"/><rect x="580" y="440" width="52" height="64"/><rect x="856" y="400" width="50" height="56"/></g>
      <rect y="560" width="1200" height="70" fill="#101a18"/>`,
  },
  sea: {
    alt: {
      fi: 'Piirros: vene ja saaria merellä.',
      sv: 'Teckning: en båt och öar på havet.',
      en: 'Drawing: a boat and islands at sea.',
    },
    shapes: `${sky('#e4eeea')}<path d="M690 330 q 140 -110 300 0 Z M60 330 q 90 -60 190 0 Z" fill="#7f9e86"/>
      ${waves(340, '#8db8b4')}<path d="M420 360 h190 l-34 60 h-124 Z" fill="#a5423a"/>
      <path d="M505 352 V 190 l86 150 Z" fill="#f7f2e4"/>${waves(430, '#4f8c8b')}${waves(530, '#2e6668')}`,
  },
  sun: {
    alt: {
      fi: 'Piirros: aurinko ja sähkölinja pellolla.',
      sv: 'Teckning: solen och en kraftledning på en åker.',
      en: 'Drawing: the sun and a power line across a field.',
    },
    shapes: `${sky('#faf1dc')}<circle cx="330" cy="230" r="96" fill="#e3a849"/>${hills('#b9c48f')}
      <g fill="none" stroke="#24584a" stroke-width="9"><path d="M760 560 L 810 170 L 860 560 M770 270 h80 M780 350 h60 M740 220 h140"/></g>
      <path d="M0 210 Q 400 290 745 222 M875 222 Q 1040 280 1200 200" fill="none" stroke="#24584a" stroke-width="4"/>
      <path d="M0 540 Q 380 500 700 550 T 1200 520 V 630 H 0 Z" fill="#8fa35f"/>`,
  },
}

export const altOf = (name: DrawingName, language: Language): string => drawings[name].alt[language]

/** A PNG of 1200 × 630 pixels, the shape of link previews. */
export const drawingOf = (name: DrawingName): Promise<Uint8Array> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">${drawings[name].shapes}</svg>`,
    ),
  )
    .png()
    .toBuffer()
