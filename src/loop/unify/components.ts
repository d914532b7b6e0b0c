import { type Engine, name, type QueryOptions, sql } from '../../sql/index.ts'

/**
 * Joins nodes that share a group, across chains of groups, by giving each the least label reachable.
 * `edges` is a query of pairs (`node` integer, `grp` text). Writes `target` (node, label), with a row for
 * nodes that share a group with another and none for the rest; gives the number of joined nodes.
 *
 * Where every node stands in one group only, one pass is exact. Otherwise least labels spread through
 * the groups, each round also following the label's own label, until nothing changes: the number of
 * rounds grows with the logarithm of the longest chain.
 */
export async function joinComponents(
  engine: Engine,
  edges: string,
  target: string,
  options?: QueryOptions,
): Promise<number> {
  const tableAs = (table: string, select: ReturnType<typeof sql>) =>
    engine.run(engine.dialect.createTableAs(table, select), options)
  const edge = name(edges)
  await tableAs(
    target,
    sql`select e.node as node, min(g.least) as label from ${edge} as e
      inner join (select grp, min(node) as least from ${edge} group by grp having count(distinct node) > 1) as g
        on g.grp = e.grp
      group by e.node`,
  )
  const [counts] = await engine.rows(sql`
    select (select count(*) from ${name(target)}) as nodes,
      (select count(*) from (select node from ${edge} group by node having count(distinct grp) > 1) as m) as chained`)
  const nodes = Number(counts?.['nodes'])
  if (nodes === 0 || Number(counts?.['chained']) === 0) return nodes
  const next = `${target}_next`
  for (;;) {
    await tableAs(next, spread(edges, target))
    if (!(await changed(engine, target, next))) break
    await tableAs(
      target,
      sql`select n.node as node, case when j.label < n.label then j.label else n.label end as label
        from ${name(next)} as n left join ${name(next)} as j on j.node = n.label`,
    )
  }
  await engine.run(sql`drop table ${name(next)}`, options)
  return nodes
}

/** Each node takes the least label of all groups it stands in. */
function spread(edges: string, target: string) {
  return sql`
    select e.node as node, min(g.least) as label from ${name(edges)} as e
    inner join (
      select p.grp as grp, min(l.label) as least from ${name(edges)} as p
      inner join ${name(target)} as l on l.node = p.node group by p.grp
    ) as g on g.grp = e.grp
    inner join ${name(target)} as k on k.node = e.node
    group by e.node`
}

async function changed(engine: Engine, target: string, next: string): Promise<boolean> {
  const [row] = await engine.rows(sql`select count(*) as n from ${name(target)} as t
    inner join ${name(next)} as n on n.node = t.node where n.label <> t.label`)
  return Number(row?.['n']) > 0
}
