const shapes = {
  stories: 'M5 5h14M5 10h14M5 15h9M5 20h6',
  tell: 'M4 5h16v11H11l-5 4v-4H4z',
  mine: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c1-4 4-5.5 7.5-5.5s6.500 1.500 7.500 5.500',
  guidance: 'M12 4v16M12 6c-2-1.500-5-2-8-1.500V18c3-.500 6 0 8 2 2-2 5-2.500 8-2V4.500C17 4 14 4.500 12 6z',
  together: 'M5 20V11M10 20V5M15 20v-7M20 20V8',
  mishap: 'M12 21c-4-3-8-6-8-11a4.500 4.500 0 0 1 8-2.800A4.500 4.500 0 0 1 20 10c0 5-4 8-8 11z',
} as const

/** A line drawing beside a room's name; the name says it all to those who do not see it. */
export function RoomIcon({ room }: { readonly room: keyof typeof shapes }) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" className="icon">
      <path d={shapes[room]} />
    </svg>
  )
}
