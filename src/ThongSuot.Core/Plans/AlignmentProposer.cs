using System.Globalization;
using ThongSuot.Core.Organizations;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Plans;

/// <summary>A duty of the document above, as it binds one body.</summary>
/// <param name="DueOn">The last day allowed to that body; null when there is none, or it is a horizon.</param>
internal sealed record UpperDuty(long Id, string Text, string Section = "", string? Deliverable = null, DateOnly? DueOn = null);

/// <param name="AnswersId">The upper duty it was written from.</param>
internal sealed record LowerDuty(long Id, string Text, string? Deliverable = null, DateOnly? DueOn = null, DeadlineKind? DueKind = null, long? AnswersId = null);

/// <summary>What the machine thinks of one upper duty, and why: each reason is a key of a sentence (<c>alignment.…</c>) and what fills it.</summary>
/// <param name="Likeness">0 to 100.</param>
internal sealed record AlignmentProposal(long UpperId, long? LowerId, AlignmentVerdict Verdict, int Likeness, IReadOnlyList<AlignmentReason> Reasons);

/// <summary>
/// Lays the duties of a plan beside those of the document above it. Two duties are alike by the pairs of syllables they share, rare ones weighing more; the better the lower one holds what the upper one says, the
/// higher. Then dates, figures, binding words and deliverables are compared. Every step can be said in a sentence, and is. Time grows with the length of the texts: pairs are looked up, not compared.
/// </summary>
internal static class AlignmentProposer
{
    /// <summary>Below this nothing is said to answer (of 1).</summary>
    private const double Enough = 0.34;

    /// <summary>How much the shorter of two texts counts for against the longer: a plan may say a duty in fewer words, or several in one.</summary>
    private const double OfShorter = 0.7;

    private const double CommonWeight = 0.25;
    private const int MostWords = 4;

    /// <param name="citedAs">Number and symbol of the document above, folded; empty when it has none.</param>
    public static IReadOnlyList<AlignmentProposal> Propose(IReadOnlyList<UpperDuty> uppers, IReadOnlyList<LowerDuty> lowers, string citedAs = "")
    {
        var above = uppers.Select(u => new DutyWords(Whole(u.Text, u.Deliverable))).ToList();
        var below = lowers.Select(l => new DutyWords(Whole(l.Text, l.Deliverable))).ToList();
        var weights = Weights(above, below);
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var u = 0; u < above.Count; u++)
            foreach (var pair in above[u].Pairs) (places.TryGetValue(pair, out var at) ? at : places[pair] = []).Add(u);
        var (upperWeights, best) = (above.ConvertAll(w => w.Pairs.Sum(p => weights[p])), new (double Likeness, int Lower)[uppers.Count]);
        for (var l = 0; l < below.Count; l++)
        {
            var shared = new Dictionary<int, double>();
            foreach (var pair in below[l].Pairs)
                if (places.TryGetValue(pair, out var at))
                    foreach (var u in at) shared[u] = shared.GetValueOrDefault(u) + weights[pair];
            var whole = below[l].Pairs.Sum(p => weights[p]);
            foreach (var (u, weight) in shared)
                if (weight / (OfShorter * Math.Min(whole, upperWeights[u]) + (1 - OfShorter) * Math.Max(whole, upperWeights[u])) is var likeness && likeness > best[u].Likeness) best[u] = (likeness, l);
        }
        return [.. uppers.Select((upper, u) =>
        {
            List<AlignmentReason> why = [];
            var (likeness, lower) = best[u];
            if (lowers.Select((l, i) => (l, i)).Where(l => l.l.AnswersId == upper.Id).OrderByDescending(l => l.i == lower).Select(l => (int?)l.i).FirstOrDefault() is { } started)
            {
                (lower, likeness) = (started, 1);
                why.Add(new("alignment.started"));
            }
            else if (lowers.Select((l, i) => (l, i)).Where(l => Cites(l.l.Text, citedAs, upper.Section)).Select(l => (int?)l.i).FirstOrDefault() is { } citing)
            {
                (lower, likeness) = (citing, 1);
                why.Add(new("alignment.cites", upper.Section));
            }
            if (likeness < Enough) return new(upper.Id, null, AlignmentVerdict.Missing, Percent(likeness), likeness > 0 ? [new("alignment.nothing-near", Words(above[u], below[lower], weights))] : [new("alignment.nothing")]);
            if (Words(above[u], below[lower], weights) is { Length: > 0 } words) why.Add(new("alignment.words", words));
            return Judge(upper, above[u], lowers[lower], below[lower], likeness, why);
        })];
    }

    private static AlignmentProposal Judge(UpperDuty upper, DutyWords above, LowerDuty lower, DutyWords below, double likeness, List<AlignmentReason> why)
    {
        var isLater = upper.DueOn is { } allowed && lower.DueOn > allowed;
        if (isLater) why.Add(new("alignment.later", Iso(lower.DueOn!.Value), Iso(upper.DueOn!.Value)));
        var softer = new List<AlignmentReason>();
        // What recurs has a date of its own each time.
        if (upper.DueOn is { } due && lower.DueOn is null && lower.DueKind is not DeadlineKind.Recurring) softer.Add(new("alignment.no-date", Iso(due)));
        var figures = TargetFigure.Of(below, Whole(lower.Text, lower.Deliverable));
        foreach (var figure in TargetFigure.Of(above, Whole(upper.Text, upper.Deliverable)))
            if (figure.Among(figures) is not { } promised) softer.Add(new("alignment.figure-missing", figure.Written));
            else if (figure.IsMoreThan(promised)) softer.Add(new("alignment.figure-lower", promised.Written, figure.Written));
        foreach (var (written, folded) in AlignmentWords.Soft)
            if (below.Says(folded) && !above.Says(folded)) softer.Add(new("alignment.softer", written));
        if (upper.Deliverable is { } deliverable && lower.Deliverable is null && !deliverable.Split([',', ';']).Any(d => below.Says(NameFolding.Fold(d)))) softer.Add(new("alignment.deliverable-missing", deliverable));
        why.AddRange(softer);
        return new(upper.Id, lower.Id, isLater ? AlignmentVerdict.Later : softer.Count > 0 ? AlignmentVerdict.Weaker : AlignmentVerdict.Covered, Percent(likeness), why);
    }

    /// <summary>Rare pairs weigh more: of N duties a pair in n of them weighs ln(1 + N/n), the more of the two sides deciding.</summary>
    private static Dictionary<string, double> Weights(List<DutyWords> above, List<DutyWords> below)
    {
        var (up, down) = (Counts(above), Counts(below));
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var pair in up.Keys.Concat(down.Keys))
        {
            var often = Math.Max(Share(up, above.Count), Share(down, below.Count));
            weights[pair] = Math.Log(1 + 1 / often) * (AlignmentWords.Common.Contains(pair) ? CommonWeight : 1);

            double Share(Dictionary<string, int> counts, int of) => of == 0 ? 0 : counts.GetValueOrDefault(pair) / (double)of;
        }
        return weights;

        static Dictionary<string, int> Counts(List<DutyWords> all) => all.SelectMany(w => w.Pairs).GroupBy(p => p, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
    }

    /// <summary>What both say, the weightiest first.</summary>
    private static string Words(DutyWords above, DutyWords below, Dictionary<string, double> weights) =>
        string.Join(", ", above.SharedWith(below).OrderByDescending(r => r.Pairs.Sum(p => weights[p])).Take(MostWords).Select(r => r.Written).Distinct());

    /// <summary>Does the text name the document above and every step of the provision ("điểm a, khoản 4, mục II Kế hoạch số 27-KH/TU")?</summary>
    private static bool Cites(string text, string citedAs, string section)
    {
        if (citedAs.Length == 0 || section.Length == 0) return false;
        var folded = NameFolding.Fold(text);
        if (!folded.Contains(citedAs, StringComparison.Ordinal)) return false;
        var words = folded.Split([' ', ',', '.', ';', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries);
        var named = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < words.Length; i++)
            if (words[i] is "muc" or "khoan" or "diem" or "phan" or "dieu")
                for (var j = i + 1; j < words.Length && words[j].Length <= 4 && words[j] is not ("ke" or "muc" or "khoan" or "diem" or "phan" or "dieu"); j++) named.Add(words[j]);
        return NameFolding.Fold(section).Split('/').All(named.Contains);
    }

    private static string Whole(string text, string? deliverable) => deliverable is null ? text : $"{text}. {deliverable}";

    private static int Percent(double likeness) => (int)Math.Round(100 * Math.Min(1, likeness));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
