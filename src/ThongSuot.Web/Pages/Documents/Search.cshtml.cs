using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Pages.Organizations;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Documents;

/// <summary>Documents by the words of their heads and texts, narrowed by what is printed on them; by the filters alone when no words are typed.</summary>
public sealed class SearchModel(DocumentSearch search, DocumentQueries queries, OrganizationFinder finder, Clock clock, IStringLocalizer texts) : PageModel
{
    public const int LongestWords = 200;

    private const int Size = 20;

    [BindProperty(SupportsGet = true), Display(Name = "documents.search.words"), StringLength(LongestWords)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "documents.field.type"), StringLength(100)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "documents.field.year"), Range(1900, 2200)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "documents.field.standing")]
    public Standing? Standing { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "documents.search.from")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "documents.search.to")]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public BodyPicker Issuer { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<DocumentHit> Hits { get; private set; } = new([], null);

    public IReadOnlyList<string> Types { get; private set; } = [];

    public string Words => Q?.Trim() ?? "";

    public bool IsNarrowed => Type is not null || Year is not null || Standing is not null || From is not null || To is not null || Issuer.Id is not null;

    public bool IsAsked => Words.Length > 0 || IsNarrowed;

    /// <summary>What is on file stands so; what is only cited has no text to be searched.</summary>
    public static IEnumerable<Standing> Standings => [ThongSuot.Core.Documents.Standing.Registered, ThongSuot.Core.Documents.Standing.Recalled, ThongSuot.Core.Documents.Standing.Replaced, ThongSuot.Core.Documents.Standing.Repealed];

    internal PickerView IssuerView => new(nameof(Issuer), Issuer, texts["documents.field.issuer"], texts["documents.search.issuer.hint"], false, clock.Today, null);

    public async Task OnGetAsync(string? step, CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        Types = await queries.TypesAsync(cancel);
        if (!await this.LookUpAsync(step, finder, clock.Today, null, cancel, (nameof(Issuer), Issuer, false))) return;
        if (From > To) ModelState.AddModelError(nameof(From), texts["documents.search.range"]);
        if (!ModelState.IsValid || !IsAsked) return;
        var filter = new DocumentFilter(Type: Type, Year: Year, IssuerId: Issuer.Id, Standing: Standing is { } standing && Standings.Contains(standing) ? standing : null, From: From, To: To);
        if (Words.Length > 0)
        {
            Hits = await search.FindAsync(person, Words, filter, After, Size, cancel);
            return;
        }
        var listed = await queries.ListAsync(person, filter, After, Size, cancel);
        Hits = new([.. listed.Items.Select(d => new DocumentHit(new(d.Id, d.Identifier, d.Type, d.Subject, d.Issuer, d.IssuedOn, d.Standing), null, []))], listed.Next);
    }

    /// <summary>This search from another place on.</summary>
    public string Address(string? after = null) => Url.Page("/Documents/Search", new Dictionary<string, string?>
    {
        ["q"] = Q,
        ["type"] = Type,
        ["year"] = Year?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["standing"] = Standing?.ToString(),
        ["from"] = From?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["to"] = To?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["Issuer.Ids"] = Issuer.Id?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["after"] = after,
    })!;
}
