using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>Who was reminded when in a programme, at a body and below it, and what came of it; and one press to remind of all that is late.</summary>
public sealed class NudgesModel(NudgeQueries nudges, ReminderService reminders, DashboardQueries boards, ProgrammeAccess access, OrganizationQueries organizations, ReminderOptions options, Clock clock, IStringLocalizer texts) : PageModel
{
    private static readonly Dictionary<string, string> Fields = new() { ["rule.reminder.sentence-missing"] = "Input.Sentence", ["rule.assignment.sentence-too-long"] = "Input.Sentence" };

    public enum Part
    {
        All,
        Reminded,
        Escalated,
        /// <summary>What cannot be reminded of: nobody is in post there.</summary>
        Nobody,
    }

    /// <summary>A body and all below it; where the person begins without.</summary>
    [BindProperty(SupportsGet = true)]
    public long? At { get; set; }

    /// <summary>The duty to remind of; all without.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Duty { get; set; }

    [BindProperty(SupportsGet = true)]
    public Part Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty]
    public ReminderInput Input { get; set; } = new();

    public ProgrammeHead Programme { get; private set; } = null!;

    public string Body { get; private set; } = "";

    public DutyHead? OfDuty { get; private set; }

    public ReminderOptions Options => options;

    /// <summary>How much is late here that the person may remind of.</summary>
    public int Late { get; private set; }

    public Page<NudgeRow> Rows { get; private set; } = new([], null);

    public Page<AssignmentRow> Unmanned { get; private set; } = new([], null);

    public DateOnly Day => clock.Today;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel) => ModelState.IsValid ? await ShowAsync(id, cancel) : NotFound();

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        if (!this.IsWell(nameof(Input))) return await ShowAsync(id, cancel);
        if (await LoadAsync(id, cancel) is { } refused) return refused;
        RemindResult? result = null;
        if (!await this.TryAsync(async () => result = await reminders.RemindLateAsync(new(id, At!.Value, Input.Sentence!, Duty), HttpContext.Operation("assignment.remind"), cancel), Fields)) return await ShowAsync(id, cancel);
        (string Key, int Count)[] said = [("nudges.done", result!.Reminded), ("nudges.done.already", result.Already), ("nudges.done.nobody", result.Nobody)];
        this.Notify(result.Reminded > 0 ? NoticeKind.Success : NoticeKind.Info, string.Join(' ', said.Where(s => s.Count > 0).Select(s => texts[s.Key, s.Count].Value)));
        return RedirectToPage("/Implementation/Nudges", new { id, at = At, duty = Duty });
    }

    public string Address(Part show, string? after = null) => Url.Page("/Implementation/Nudges", new { id = Programme.Id, at = At, duty = Duty, show = show == Part.All ? (Part?)null : show, after })!;

    private async Task<IActionResult> ShowAsync(long id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } refused) return refused;
        Late = await reminders.CountLateAsync(User.PersonId()!.Value, Programme, At!.Value, Duty, cancel);
        if (Show == Part.Nobody) Unmanned = await nudges.NobodyAsync(Programme, At.Value, After, cancel: cancel);
        else Rows = await nudges.ListAsync(Programme, At.Value, Show switch { Part.Reminded => EntryKind.Reminded, Part.Escalated => EntryKind.Escalated, _ => null }, After, cancel: cancel);
        return Page();
    }

    /// <summary>Reads what the page is about; the answer when there is none, or it is not for this person.</summary>
    private async Task<IActionResult?> LoadAsync(long id, CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        if (await boards.HeadAsync(id, cancel) is not { } programme) return NotFound();
        if (!await access.MayReadAsync(person, programme, cancel)) return Forbid();
        (Programme, At) = (programme, At ?? await access.StartAsync(person, programme, cancel));
        OfDuty = Duty is { } duty ? await boards.DutyAsync(id, duty, cancel) : null;
        if (Duty is not null && OfDuty is null || (await organizations.NamesAsync([At.Value], Day, cancel)).GetValueOrDefault(At.Value) is not { } body) return NotFound();
        Body = body;
        return null;
    }
}

/// <summary>What is said to a body that is reminded.</summary>
public sealed class ReminderInput
{
    [Display(Name = "nudges.field.sentence"), Required, StringLength(AssignmentEntry.LongestSentence), DataType(DataType.MultilineText)]
    public string? Sentence { get; set; }
}
