using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Pages.Organizations;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Documents;

/// <summary>Corrects what is printed on a document; gives an outgoing one its number.</summary>
public sealed class EditModel(DocumentQueries queries, RegisterService register, OrganizationFinder finder, Clock clock, IStringLocalizer texts) : PageModel
{
    private const string Take = "number";

    public sealed class Form
    {
        public int Version { get; set; }

        [Display(Name = "documents.field.type"), Required, StringLength(100)]
        public string? Type { get; set; }

        [Display(Name = "documents.edit.number"), StringLength(12)]
        public string? Number { get; set; }

        [Display(Name = "documents.edit.symbol"), StringLength(ThongSuot.Core.Documents.Document.LongestSymbol)]
        public string? Symbol { get; set; }

        [Display(Name = "documents.field.issued")]
        public DateOnly? IssuedOn { get; set; }

        [Display(Name = "documents.edit.series"), StringLength(20)]
        public string? Series { get; set; }

        [Display(Name = "documents.edit.issuer_name"), StringLength(ThongSuot.Core.Documents.Document.LongestName)]
        public string? IssuerName { get; set; }

        [Display(Name = "documents.field.subject"), StringLength(ThongSuot.Core.Documents.Document.LongestSubject)]
        public string? Subject { get; set; }

        [Display(Name = "documents.field.secrecy")]
        public Secrecy Secrecy { get; set; }

        [Display(Name = "documents.field.urgency")]
        public Urgency Urgency { get; set; }
    }

    private static readonly Dictionary<string, string> Fields = new()
    {
        ["rule.document.same-key"] = "Input.Number",
        ["rule.document.issuer-long"] = "Input.IssuerName",
    };

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty]
    public BodyPicker Issuer { get; set; } = new();

    public string DocumentName { get; private set; } = "";

    /// <summary>The document on file that has the number typed here, when the person may read it: it may be entered in the book of arrivals instead.</summary>
    public DocumentDetails? Same { get; private set; }

    public long? KeeperId { get; private set; }

    /// <summary>It goes out and has no number yet.</summary>
    public bool MayNumber { get; private set; }

    internal PickerView IssuerView => new(nameof(Issuer), Issuer, texts["documents.edit.issuer"], texts["documents.edit.issuer.hint"], false, clock.Today, null);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is not { } document) return NotFound();
        var head = document.Head;
        Input = new()
        {
            Version = document.Version,
            Type = head.Type,
            Number = head.Number?.ToString(CultureInfo.InvariantCulture) + head.NumberTail,
            Symbol = head.Symbol,
            IssuedOn = head.IssuedOn,
            Series = head.Series,
            IssuerName = head.IssuerName,
            Subject = head.Subject,
            Secrecy = head.Secrecy,
            Urgency = head.Urgency,
        };
        if (head.IssuerId is { } issuer) await Issuer.ChooseAsync(finder, issuer, clock.Today, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? step, CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is null) return NotFound();
        if (!await this.LookUpAsync(step, finder, clock.Today, null, cancel, (nameof(Issuer), Issuer, false))) return Page();
        var (number, tail) = Counted(Input.Number);
        if (Input.Number is not null && number is null) ModelState.AddModelError("Input.Number", texts["documents.edit.number.wrong"]);
        if (step == Take && Input.IssuedOn is null) ModelState.AddModelError("Input.IssuedOn", texts["documents.edit.number.day"]);
        if (!ModelState.IsValid) return Page();
        var series = string.IsNullOrWhiteSpace(Input.Series) ? NumberSeries.Of(Input.Symbol ?? "", Input.IssuedOn) : Input.Series;
        var head = new DocumentHead(Issuer.Id, Issuer.Id is null ? Input.IssuerName ?? "" : Input.IssuerName ?? Issuer.Chosen[0].Name, Input.Type!, number, Input.Symbol ?? "", series, Input.IssuedOn, Input.Subject ?? "", Input.Secrecy, Input.Urgency, tail);
        if (!await this.TryAsync(() => NamingTheSameAsync(() => register.CorrectHeadAsync(Id, head, Input.Version, HttpContext.Operation("document.head"), cancel), cancel), Fields)) return Page();
        if (step == Take)
        {
            var given = 0;
            if (!await this.TryAsync(async () => given = await register.IssueNumberAsync(new(Id, Input.Type!, Input.Symbol ?? "", Input.IssuedOn!.Value, series), null, HttpContext.Operation("document.number"), cancel), Fields)) return Page();
            this.Notify(NoticeKind.Success, texts["documents.edit.number.given", given]);
        }
        else
        {
            this.Notify(NoticeKind.Success, texts["documents.edit.done"]);
        }
        return RedirectToPage("/Documents/Details", new { id = Id });
    }

    private async Task NamingTheSameAsync(Func<Task> what, CancellationToken cancel)
    {
        try
        {
            await what();
        }
        catch (RuleException e) when (e.Code == "rule.document.same-key" && e.Args[2] is long other)
        {
            Same = await queries.FindAsync(User.PersonId()!.Value, other, cancel);
            throw;
        }
    }

    private async Task<DocumentDetails?> LoadAsync(CancellationToken cancel)
    {
        if (await queries.FindAsync(User.PersonId()!.Value, Id, cancel) is not { KeeperId: not null } document) return null;
        KeeperId = document.Direction == Direction.Incoming ? document.KeeperId : null;
        (DocumentName, MayNumber) = (DocumentWords.Name(document.Identifier, document.Head.Subject), document is { Direction: Direction.Outgoing, Head.Number: null });
        return document;
    }

    /// <summary>"12b" is the number 12 with the tail "b".</summary>
    private static (int? Number, string Tail) Counted(string? typed)
    {
        var text = typed?.Trim() ?? "";
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        return int.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? (number, text[digits..]) : (null, "");
    }
}
