using Microsoft.AspNetCore.Mvc;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>Reminding by hand.</summary>
public sealed partial class AssignmentModel
{
    [BindProperty]
    public ReminderInput Remind { get; set; } = new();

    /// <summary>The person may remind of it, and somebody is there to be reminded.</summary>
    public bool MayRemind { get; private set; }

    /// <summary>Reminders and escalations, the latest first.</summary>
    public IEnumerable<EntryRow> Nudges => Details.Entries.Where(e => e.Kind is EntryKind.Reminded or EntryKind.Escalated);

    /// <summary>Somebody, not the clock, has reminded of it today.</summary>
    public bool IsReminded => Nudges.Any(n => n.Kind == EntryKind.Reminded && n.PersonId is not null && Clock.DayOf(n.At) == Day);

    public Task<IActionResult> OnPostRemindAsync(long id, CancellationToken cancel) =>
        DoAsync(id, nameof(Remind), "nudges.did", () => reminders.RemindAsync(new(id, Remind.Sentence!), this.OperationOnce("assignment.remind"), cancel), cancel);

    private async Task<bool> FindMayRemindAsync(long person, CancellationToken cancel) =>
        Details.Programme.State == ProgrammeState.Running && Details.Row is { State: AssignmentState.Waiting or AssignmentState.Working or AssignmentState.Returned, InPost.Count: > 0 } && await reminders.MayAsync(person, Details.Row.Id, cancel);
}
