namespace ThongSuot.Documents.Reading;

/// <summary>Finds out, without calling itself, whether things that lead to each other come to an end.</summary>
internal static class Rings
{
    /// <summary>True when no way leads in a ring, none is deeper than <paramref name="deepest"/>, and from no start more than <paramref name="most"/> are come by.</summary>
    public static bool AreAbsent<T>(IReadOnlyDictionary<T, List<T>> leads, int deepest, long most) where T : notnull
    {
        var done = new Dictionary<T, (int Depth, long All)>();
        var inside = new HashSet<T>();
        var open = new Stack<(T Thing, int Next, int Depth, long All)>();
        foreach (var start in leads.Keys)
        {
            if (done.ContainsKey(start)) continue;
            open.Push((start, 0, 1, 1));
            inside.Add(start);
            while (open.TryPop(out var step))
            {
                var (thing, next, depth, all) = step;
                if (!leads.TryGetValue(thing, out var to) || next >= to.Count)
                {
                    inside.Remove(thing);
                    done[thing] = (depth, all);
                }
                else if (done.TryGetValue(to[next], out var known))
                {
                    (depth, all) = (Math.Max(depth, known.Depth + 1), all + known.All);
                    if (depth > deepest || all > most) return false;
                    open.Push((thing, next + 1, depth, all));
                }
                else
                {
                    if (!inside.Add(to[next]) || open.Count >= deepest) return false;
                    open.Push(step);
                    open.Push((to[next], 0, 1, 1));
                }
            }
        }
        return true;
    }
}
