using System.Globalization;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>Words of the document of which a person must say which bodies are meant.</summary>
/// <param name="Key">The first actor of these words.</param>
/// <param name="Actors">All actors of these words: one answer serves them all.</param>
/// <param name="Options">What to choose from.</param>
/// <param name="IsDecided">A person has chosen already.</param>
internal sealed record IssueChoice(long Key, IReadOnlyList<long> Actors, string Name, IReadOnlyList<int> Duties, IReadOnlyList<Reason> Reasons, IReadOnlyList<IssueOption> Options, bool IsDecided);

internal sealed record IssueOption(long Id, string Name, bool IsTicked);

/// <summary>What a person chose on the page of an issue: read from its form and written into it again, for the page keeps nothing.</summary>
internal sealed class IssueChoices
{
    public const string Names = "names", Same = "same-", Offer = "offer-", Was = "was-", Ticked = "ticked-";

    // A set of thousands is not corrected tick by tick, but in the words of the duty.
    private const int MostOptions = 200;

    private readonly Dictionary<long, IReadOnlyList<long>> _chosen = [];
    private readonly Dictionary<long, IReadOnlyList<long>> _offered = [];

    /// <summary>By actor, for the issue.</summary>
    public IReadOnlyDictionary<long, IReadOnlyList<long>> Chosen => _chosen;

    public static IssueChoices Of(IFormCollection form)
    {
        var choices = new IssueChoices();
        foreach (var key in Ids(form[Names]))
        {
            var (ticked, was) = (Ids(form[Ticked + Text(key)]), form[Was + Text(key)].ToString());
            // Untouched: what the words mean by themselves holds, and so does what is unclear about them.
            if (was.Length > 0 && was != "-" && Ids(was).ToHashSet().SetEquals(ticked) || was == "-" && ticked.Count == 0) continue;
            foreach (var actor in Ids(form[Same + Text(key)]).Append(key)) choices._chosen[actor] = ticked;
            choices._offered[key] = [.. Ids(form[Offer + Text(key)]).Union(ticked)];
        }
        return choices;
    }

    /// <summary>What there is to choose in a preview, and what was chosen.</summary>
    public async Task<IReadOnlyList<IssueChoice>> InAsync(IssuePreview preview, OrganizationFinder finder, CancellationToken cancel)
    {
        var names = (await finder.DescribeAsync([.. _offered.Values.SelectMany(o => o).Distinct()], preview.Day, cancel)).ToDictionary(o => o.Id, o => o.Name);
        var all = new List<IssueChoice>();
        foreach (var same in preview.Duties.SelectMany(d => d.Actors.Select(a => (Duty: d, Actor: a))).GroupBy(a => a.Actor.Name, StringComparer.Ordinal))
        {
            var (first, isDecided) = (same.First().Actor, _chosen.ContainsKey(same.First().Actor.ActorId));
            if (!isDecided && !first.NeedsChoice && first.Unresolved.Count == 0) continue;
            List<IssueOption> options = isDecided
                ? [.. _offered[first.ActorId].Where(names.ContainsKey).Select(o => new IssueOption(o, names[o], _chosen[first.ActorId].Contains(o)))]
                : [.. first.Bodies.Select(b => new IssueOption(b.Id, b.Name, !first.NeedsChoice)), .. first.Unresolved.SelectMany(u => u.Nearest).DistinctBy(n => n.Id).Where(n => first.Bodies.All(b => b.Id != n.Id)).Select(n => new IssueOption(n.Id, n.Name, false))];
            all.Add(new(first.ActorId, [.. same.Select(s => s.Actor.ActorId).Distinct()], first.Name, [.. same.Select(s => s.Duty.Ordinal).Distinct()], [.. first.Unresolved.Select(u => u.Reason)], options.Count > MostOptions ? [] : options, isDecided));
        }
        return all;
    }

    /// <summary>What was ticked when the page was shown; "-" for nothing; empty once a person has decided, so that the answer stands.</summary>
    public static string WasOf(IssueChoice choice) => choice.IsDecided ? "" : choice.Options.Any(o => o.IsTicked) ? Text(choice.Options.Where(o => o.IsTicked).Select(o => o.Id)) : "-";

    public static string Text(IEnumerable<long> ids) => string.Join(',', ids.Select(Text));

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static List<long> Ids(string? text) => [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(t => long.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(i => i > 0).Distinct()];
}
