/** The only reader of the environment. */
export interface Config {
  /** Folder of the workspace, as given; `.northfit` where nothing is set. */
  readonly workspace: string
  /** Language tag or locale name asked for by the environment, empty where there is none. */
  readonly language: string
}

export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  return {
    workspace: env['NORTHFIT_WORKSPACE'] ?? '.northfit',
    language: env['NORTHFIT_LANG'] ?? env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '',
  }
}
