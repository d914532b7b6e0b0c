import { safeFileName } from '../../workspace/index.ts'

/** What things are called, as names of files or folders; those that a file system takes for one get a number. */
export function distinctFileNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((given) => {
    const plain = safeFileName(given)
    let name = plain
    for (let time = 2; taken.has(name.toLowerCase()); time += 1) name = `${plain} (${time})`
    taken.add(name.toLowerCase())
    return name
  })
}
