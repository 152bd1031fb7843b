import { actingPost } from '../call/connection.ts'
import { currentLanguage } from '../language.ts'

/** Tiles are asked for as every other call is: in the person's language and in the post in which the person acts. */
export function signedRequest(url: string): { url: string; headers?: Record<string, string> } {
  if (!url.startsWith(`${location.origin}/api/`)) return { url }
  const post = actingPost()
  return { url, headers: { 'accept-language': currentLanguage(), ...(post === null ? {} : { 'x-acting-post': post }) } }
}
