using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Plans;

namespace ThongSuot.Core.Burden;

/// <summary>
/// Finds duties that ask for the same thing. Those with the same words are put together first; of the rest only such are compared as share pairs of syllables that few others have, and each with the few that share the
/// most: so the work grows with the number of duties, not with its square.
/// </summary>
public static class AlikeDuties
{
    /// <summary>From here on two duties count as asking for the same. Two that only begin alike ("Báo cáo kết quả thực hiện công tác …") stand at two thirds.</summary>
    public const double Same = .75;

    /// <summary>Only so many different texts are compared.</summary>
    public const int MostTexts = 500;

    private const int Common = 40, Candidates = 6, LeastShared = 2;

    /// <param name="asked">Each duty of a document counts once, however many occurrences of it there are.</param>
    public static IReadOnlyList<AlikeGroup> Of(IEnumerable<AskedDuty> asked)
    {
        var texts = asked.DistinctBy(a => a.DutyId).GroupBy(a => NameFolding.Say(NameFolding.Bare(a.Text)), StringComparer.Ordinal).Take(MostTexts).Select(g => g.ToList()).ToList();
        var (words, root) = (texts.ConvertAll(t => new DutyWords(t[0].Text).Pairs), Enumerable.Range(0, texts.Count).ToArray());
        var holders = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
            foreach (var pair in words[i])
            {
                if (!holders.TryGetValue(pair, out var list)) holders[pair] = list = [];
                list.Add(i);
            }
        for (var i = 1; i < texts.Count; i++)
            foreach (var candidate in words[i].Select(p => holders[p]).Where(h => h.Count <= Common).SelectMany(h => h).Where(j => j < i).GroupBy(j => j).Where(g => g.Count() >= LeastShared).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(Candidates))
                if (DutySimilarity.Of(texts[candidate.Key][0].Text, texts[i][0].Text).Share >= Same) root[RootOf(root, i)] = RootOf(root, candidate.Key);
        return [.. texts.Select((t, i) => (Root: RootOf(root, i), Duties: t)).GroupBy(t => t.Root).Select(g => g.SelectMany(t => t.Duties).ToList()).Where(g => g.Count > 1).OrderByDescending(g => g.Count).ThenBy(g => g[0].DutyId).Select(g => new AlikeGroup(g, SharedBy(g)))];
    }

    private static List<string> SharedBy(List<AskedDuty> group)
    {
        var (first, shared) = (group[0].Text, (HashSet<string>?)null);
        var order = DutySimilarity.Of(first, first).Shared;
        foreach (var other in group.Skip(1).DistinctBy(d => d.Text))
        {
            var both = DutySimilarity.Of(first, other.Text).Shared;
            if (shared is null) shared = [.. both];
            else shared.IntersectWith(both);
        }
        return [.. order.Where(w => shared?.Contains(w) ?? true)];
    }

    private static int RootOf(int[] root, int at)
    {
        while (root[at] != at) at = root[at] = root[root[at]];
        return at;
    }
}
