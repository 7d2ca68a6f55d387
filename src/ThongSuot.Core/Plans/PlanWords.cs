using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Plans;

/// <summary>Tells the duties that ask a body for a plan of its own: "Căn cứ kế hoạch này, xây dựng kế hoạch ở cấp mình" (DOMAIN §3.5).</summary>
public static class PlanWords
{
    /// <summary>Syllables that may stand between what is done and the plan.</summary>
    private const int Between = 4;

    private static readonly ILookup<string, string> Rows = DataFile.Rows("Plans/plan-words.tsv").ToLookup(r => r[0], r => NameFolding.Fold(r[1]));

    /// <param name="deliverable">What must exist at the end; where it is said, it decides.</param>
    public static bool AsksForPlan(string text, string? deliverable)
    {
        if (!string.IsNullOrWhiteSpace(deliverable) && NameFolding.Fold(deliverable) is var product) return Rows["plan"].Any(p => product.StartsWith(p, StringComparison.Ordinal) && (product.Length == p.Length || product[p.Length] is ' ' or ',' or ';'));
        var words = new DutyWords(text);
        for (var i = 0; i < words.Tokens.Count; i++)
            if (Rows["making"].FirstOrDefault(m => words.SaysAt(i, m)) is { } making)
                for (var j = i + making.Split(' ').Length; j <= i + making.Split(' ').Length + Between && j < words.Tokens.Count; j++)
                    if (Rows["plan"].Any(p => words.SaysAt(j, p))) return true;
        return false;
    }
}
