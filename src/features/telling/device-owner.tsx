import { useLayoutEffect } from 'react'
import { enterDevice } from './device.ts'

/** Whose part of the device it is: said before any page in the shell asks for a draft. */
export function DeviceOwner({ memberId }: { readonly memberId: string }) {
  useLayoutEffect(() => enterDevice(memberId), [memberId])
  return null
}
