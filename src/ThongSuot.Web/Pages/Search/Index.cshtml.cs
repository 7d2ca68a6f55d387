using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Search;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Search;

/// <summary>One box over everything that has a name, and over the words of documents.</summary>
public sealed class IndexModel(SearchQueries search, OrganizationFinder finder, DocumentSearch documents, Clock clock) : PageModel
{
    public const int LongestWords = 200, DocumentsShown = 3;

    /// <summary>What was typed, with or without diacritics.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Typed { get; set; }

    public string Words { get; private set; } = "";

    /// <summary>Code of a kind of organization.</summary>
    [BindProperty(SupportsGet = true, Name = "kind"), Display(Name = "search.kind"), StringLength(40)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public IReadOnlyList<Found> Hits { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>The latest documents that have the words; the others are on a page of their own.</summary>
    public Page<DocumentHit> Documents { get; private set; } = new([], null);

    /// <summary>A hit with what tells it from others of the name.</summary>
    public sealed record Found(SearchHit Hit, FoundOrganization Body)
    {
        /// <summary>The name that was hit has more of the words than the name shown.</summary>
        public bool TellsMore(string words) => SearchQueries.Marks(Hit.Name, words).Count > SearchQueries.Marks(Body.Name, words).Count;
    }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var typed = (Typed ?? "").Trim();
        Words = typed.Length > LongestWords ? typed[..LongestWords] : typed;
        if (OrganizationKind.Find(Kind ?? "") is null) Kind = null;
        var page = await search.FindAsync(Kind is null ? new(Words) : new(Words, "organization", Kind), After, cancel: cancel);
        if (Kind is null && After is null) Documents = await documents.FindAsync(User.PersonId()!.Value, Words, size: DocumentsShown, cancel: cancel);
        Next = page.Next;
        var bodies = (await finder.DescribeAsync([.. page.Items.Select(h => h.Subject.Id)], clock.Today, cancel)).ToDictionary(b => b.Id);
        Hits = [.. page.Items.Select(h => new Found(h, bodies[h.Subject.Id]))];
    }

    public string Address(string? after = null) => Url.Page("/Search/Index", new { q = Words, kind = Kind, after })!;
}
