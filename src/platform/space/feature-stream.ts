/** One feature of a GeoJSON file as it stands there. */
export interface StreamedFeature {
  /** Its place among the features, from 1. */
  no: number
  /** The line on which it begins, from 1. */
  line: number
  feature: unknown
}

/** Where and why a file cannot be read any further. */
export class FeatureStreamFault extends Error {
  readonly reason: 'no-collection' | 'truncated' | 'syntax' | 'too-long' | 'crs'
  /** The feature that was being read, or the next one. */
  readonly no: number
  readonly line: number
  readonly detail: string

  constructor(reason: FeatureStreamFault['reason'], at: { no: number; line: number }, detail = '') {
    super(`${reason} at feature ${at.no}, line ${at.line}`)
    this.reason = reason
    this.no = at.no
    this.line = at.line
    this.detail = detail
  }
}

/** Where the reader is: so that whoever makes the text can say where it broke. */
export interface StreamPlace {
  no: number
  line: number
}

const QUOTE = 34
const BACKSLASH = 92
/** Characters of one feature: a border of 100,000 corners takes a third of it. */
const LONGEST_FEATURE = 8_000_000
/** Of a member beside the features; only the short ones (type, crs) are looked at. */
const LONGEST_MEMBER = 20_000

/**
 * Features of a GeoJSON FeatureCollection of any length, one after the other, in little memory: only the feature that is
 * being read is held. The text may come in pieces of any size. `place` is kept up to date for the caller.
 */
export async function* streamFeatures(
  texts: AsyncIterable<string>,
  place: StreamPlace = { no: 1, line: 1 },
): AsyncGenerator<StreamedFeature> {
  const scan = new Scanner(place)
  for await (const text of texts) yield* scan.take(text)
  scan.end()
}

type Where = 'start' | 'members' | 'value' | 'features' | 'end'

class Scanner {
  private readonly place: StreamPlace
  private where: Where = 'start'
  private depth = 0
  private inString = false
  private escaped = false
  /** Text of the member or feature that is being read. */
  private held = ''
  private key = ''
  private collected = false
  private type = ''
  private afterFeature = false
  private beganOn = 1

  constructor(place: StreamPlace) {
    this.place = place
  }

  *take(text: string): Generator<StreamedFeature> {
    let from = 0
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (this.inString) {
        at = this.passString(text, at)
        continue
      }
      if (code === 10) this.place.line += 1
      if (code <= 32) continue
      const char = text[at]!
      if (this.where === 'features' && this.depth === 2) {
        if (char === '{' && !this.afterFeature) {
          from = at
          this.held = ''
          this.beganOn = this.place.line
          this.depth = 3
        } else if (char === ',' && this.afterFeature) this.afterFeature = false
        else if (char === ']') {
          this.where = 'members'
          this.depth = 1
          this.held = ''
          from = at + 1
        } else throw this.fault('syntax', char)
        continue
      }
      if (code === QUOTE) {
        this.inString = true
        if (this.where === 'members') from = at
        continue
      }
      if (char === '{' || char === '[') {
        if (this.where === 'start') {
          if (char !== '{') throw this.fault('no-collection', char)
          this.where = 'members'
        } else if (this.where === 'end') throw this.fault('syntax', char)
        this.depth += 1
        if (this.where === 'value' && this.key === 'features' && this.depth === 2) {
          if (char !== '[') throw this.fault('no-collection', 'features')
          this.where = 'features'
          this.collected = true
          this.afterFeature = false
        }
        continue
      }
      if (char === '}' || char === ']') {
        if (this.depth === 0) throw this.fault(this.where === 'start' ? 'no-collection' : 'syntax', char)
        this.depth -= 1
        if (this.where === 'features' && this.depth === 2) {
          yield this.featureOf(this.held + text.slice(from, at + 1))
          continue
        }
        if (this.depth === 0) {
          this.member(this.held + text.slice(from, at))
          this.where = 'end'
        }
        continue
      }
      if (this.depth === 1 && char === ':' && this.where === 'members') {
        this.key = keyOf(this.held + text.slice(from, at))
        this.held = ''
        from = at + 1
        this.where = 'value'
      } else if (this.depth === 1 && char === ',') {
        this.member(this.held + text.slice(from, at))
        this.held = ''
        from = at + 1
        this.where = 'members'
      } else if (this.depth === 0) throw this.fault(this.where === 'start' ? 'no-collection' : 'syntax', char)
    }
    this.hold(text, from)
  }

  /** Passes to the end of a string; one that runs over the end of its line lacks its closing quote. */
  private passString(text: string, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (this.escaped) this.escaped = false
      else if (code === BACKSLASH) this.escaped = true
      else if (code === QUOTE) {
        this.inString = false
        return at
      } else if (code === 10) throw this.fault('syntax', text.slice(Math.max(0, at - 40), at))
    }
    return text.length
  }

  /** Keeps what is unfinished for the next piece of text. */
  private hold(text: string, from: number): void {
    const inFeature = this.where === 'features' && this.depth > 2
    if (!inFeature && this.where !== 'value' && !(this.where === 'members' && this.inString)) {
      this.held = this.where === 'members' ? this.held + text.slice(from) : ''
      this.held = this.held.slice(0, LONGEST_MEMBER)
      return
    }
    if (!inFeature && this.held.length >= LONGEST_MEMBER) return
    this.held += text.slice(from)
    if (inFeature && this.held.length > LONGEST_FEATURE) throw this.fault('too-long', '')
  }

  private featureOf(text: string): StreamedFeature {
    const { no } = this.place
    let feature: unknown
    try {
      feature = JSON.parse(text)
    } catch {
      throw new FeatureStreamFault('syntax', { no, line: this.beganOn }, text.slice(0, 40))
    }
    this.held = ''
    this.afterFeature = true
    this.place.no += 1
    return { no, line: this.beganOn, feature }
  }

  /** A finished member of the collection beside its features. */
  private member(text: string): void {
    if (this.where !== 'value') return
    if (this.key === 'type') this.type = text.trim().replaceAll('"', '')
    if (this.key === 'crs') {
      const named = /"name"\s*:\s*"([^"]{1,200})"/.exec(text)?.[1] ?? ''
      if (named !== '' && !isDegrees(named)) throw this.fault('crs', named)
    }
  }

  private fault(reason: FeatureStreamFault['reason'], detail: string): FeatureStreamFault {
    return new FeatureStreamFault(reason, this.place, detail)
  }

  end(): void {
    if (this.where === 'start') throw this.fault('no-collection', '')
    if (this.where !== 'end' || this.inString) throw this.fault('truncated', '')
    if (!this.collected || (this.type !== '' && this.type !== 'FeatureCollection'))
      throw this.fault('no-collection', this.type)
  }
}

function keyOf(text: string): string {
  const [, key = ''] = /"([^"]{0,100})"\s*$/.exec(text) ?? []
  return key
}

/** Longitude and latitude in degrees: WGS 84, CGCS2000 (EPSG 4490, 4479), and what RFC 7946 calls CRS84. */
function isDegrees(name: string): boolean {
  return /(CRS84|EPSG:{1,2}(4326|4490|4479))$/i.test(name)
}
