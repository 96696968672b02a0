export const pictureAddress = (organisationId: string, pictureId: string) => `/p/${organisationId}/${pictureId}.webp`
