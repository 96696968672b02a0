import { useEffect } from 'react'
import { rememberStories, type StorySeen } from './device.ts'

/** Leaves on this device, and nowhere else, what telling of these stories needs without a connection. */
export function RememberStories({ stories }: { readonly stories: readonly StorySeen[] }) {
  useEffect(() => rememberStories(stories), [stories])
  return null
}
