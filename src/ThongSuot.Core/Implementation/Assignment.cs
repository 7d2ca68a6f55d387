using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>
/// One duty × one body: what it must do, by when, and how far it is. Who may move it where stands in one place, <see cref="Move"/> (drawn in docs/application.md). There are
/// millions of these, so only what is counted and listed is here; what was said is in <see cref="AssignmentEntry"/>.
/// </summary>
public sealed class Assignment : ITracked, IVersioned
{
    public long Id { get; private set; }
    public long ProgrammeId { get; private set; }
    public long ProgrammeDutyId { get; private set; }
    public long OrganizationId { get; private set; }

    /// <summary>Where the body stands on the line of the programme: its figures count for all of these bodies. Follows the tree.</summary>
    public string Path { get; private set; } = "";

    public DutyRole Role { get; private set; }

    /// <summary>The assignment this one was delegated from, or null: only those without one are counted in the programme.</summary>
    public long? ParentId { get; private set; }

    public AssignmentState State { get; private set; }

    /// <summary>Last day in time; an accepted extension moves it.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>True when <see cref="DueOn"/> has passed and nothing was submitted. Belongs to a day: set after midnight.</summary>
    public bool IsOverdue { get; private set; }

    /// <summary>0 to 100, as the body says.</summary>
    public int Percent { get; private set; }

    /// <summary>The day an extension is asked for; null when none is open.</summary>
    public DateOnly? ExtensionAsked { get; private set; }

    /// <summary>The day of the last submission: by it, not by the day of acceptance, is told whether it was in time.</summary>
    public DateOnly? SubmittedOn { get; private set; }

    /// <summary>The day it was accepted.</summary>
    public DateOnly? AcceptedOn { get; private set; }

    /// <summary>The body that had it before a reorganisation passed it on; null for most.</summary>
    public long? PassedFromId { get; private set; }

    public int Version { get; set; }

    public Subject Subject => SubjectOf(Id);

    private Assignment() { }

    internal Assignment(ProgrammeDuty duty, long organizationId, string path, DutyRole role, DateOnly today, long? parentId = null, DateOnly? dueOn = null)
    {
        (ProgrammeId, ProgrammeDutyId, OrganizationId, Path, Role, ParentId, DueOn) = (duty.ProgrammeId, duty.Id, organizationId, path, role, parentId, dueOn ?? duty.DueOn);
        IsOverdue = DueOn < today;
    }

    public static Subject SubjectOf(long id) => new("assignment", id);

    /// <summary>True while somebody still has something to do about it.</summary>
    public bool IsOpen => State is not (AssignmentState.Accepted or AssignmentState.Released);

    /// <summary>True while the body itself still has to do it: only such a one becomes overdue.</summary>
    public bool IsBeingDone => State is AssignmentState.Waiting or AssignmentState.Working or AssignmentState.Returned;

    /// <summary>The same as a question to the database.</summary>
    internal static readonly Expression<Func<Assignment, bool>> BeingDone = a => a.State == AssignmentState.Waiting || a.State == AssignmentState.Working || a.State == AssignmentState.Returned;

    /// <summary><see cref="IsOpen"/> as a question to the database.</summary>
    internal static readonly Expression<Func<Assignment, bool>> StillOpen = a => a.State != AssignmentState.Accepted && a.State != AssignmentState.Released;

    /// <summary>True while more time may be asked for.</summary>
    internal bool MayBeExtended => IsOpen && State != AssignmentState.Submitted;

    /// <summary>The column of the dashboard it is counted in; null for those that are not counted.</summary>
    public Count? CountedAs => ParentId is not null || State == AssignmentState.Released ? null : State switch
    {
        AssignmentState.Waiting => Count.Waiting,
        AssignmentState.Working => Count.Working,
        AssignmentState.Submitted => Count.Submitted,
        AssignmentState.Returned => Count.Returned,
        AssignmentState.Declined => Count.Declined,
        _ => DueOn < SubmittedOn ? Count.DoneLate : Count.DoneInTime,
    };

    /// <summary>How many days after its last day it was submitted, or, when it is still open, is today.</summary>
    internal int DaysLate(DateOnly today) => DueOn is not { } due ? 0 : Math.Max(0, (State is AssignmentState.Submitted or AssignmentState.Accepted ? SubmittedOn ?? due : IsOverdue ? today : due).DayNumber - due.DayNumber);

    /// <summary>What it adds to the tallies of the bodies above.</summary>
    internal Figure Figure => new(Path, CountedAs, IsOverdue && CountedAs is not null);

    /// <summary>Where a move leads; null when it is none from there. The one table of who may go where (docs/application.md).</summary>
    public static AssignmentState? Next(AssignmentState state, AssignmentMove move) => (state, move) switch
    {
        (AssignmentState.Waiting, AssignmentMove.Acknowledge) => AssignmentState.Working,
        (AssignmentState.Waiting or AssignmentState.Working or AssignmentState.Returned, AssignmentMove.Report) => AssignmentState.Working,
        (AssignmentState.Waiting or AssignmentState.Working or AssignmentState.Returned, AssignmentMove.Submit) => AssignmentState.Submitted,
        (AssignmentState.Waiting or AssignmentState.Working, AssignmentMove.Decline) => AssignmentState.Declined,
        (AssignmentState.Submitted, AssignmentMove.Accept) => AssignmentState.Accepted,
        (AssignmentState.Submitted, AssignmentMove.Return) => AssignmentState.Returned,
        (AssignmentState.Declined, AssignmentMove.Insist) => AssignmentState.Waiting,
        (AssignmentState.Declined, AssignmentMove.Release) => AssignmentState.Released,
        (not (AssignmentState.Accepted or AssignmentState.Released), AssignmentMove.Recall) => AssignmentState.Released,
        _ => null,
    };

    /// <summary>Moves it, when the rules allow.</summary>
    internal void Move(AssignmentMove move, DateOnly today, int? percent = null)
    {
        State = Next(State, move) ?? throw new RuleException("rule.assignment.move", State, move);
        if (percent is { } given)
        {
            RuleException.When(given is < 0 or > 100, "rule.assignment.percent");
            Percent = given;
        }
        if (move == AssignmentMove.Submit) (SubmittedOn, Percent) = (today, 100);
        if (move == AssignmentMove.Accept) AcceptedOn = today;
        // What is over needs no more time.
        if (!IsOpen) ExtensionAsked = null;
        Judge(today);
    }

    internal void AskExtension(DateOnly until)
    {
        RuleException.When(!MayBeExtended, "rule.assignment.extension-closed");
        RuleException.When(DueOn is null || until <= DueOn, "rule.assignment.extension-earlier", DueOn ?? until);
        ExtensionAsked = until;
    }

    /// <summary>Answers an extension: null refuses it.</summary>
    internal void AnswerExtension(DateOnly? until, DateOnly today)
    {
        RuleException.When(ExtensionAsked is null, "rule.assignment.extension-none");
        RuleException.When(until <= DueOn, "rule.assignment.extension-earlier", DueOn ?? today);
        (DueOn, ExtensionAsked) = (until ?? DueOn, null);
        Judge(today);
    }

    internal void PassTo(long organizationId, string path) => (PassedFromId, OrganizationId, Path) = (PassedFromId ?? OrganizationId, organizationId, path);

    internal void StandAt(string path) => Path = path;

    /// <summary>A later document gives another day; more time that is asked for beyond it still waits.</summary>
    internal void DueAnew(DateOnly? due, DateOnly today)
    {
        DueOn = due;
        if (due is null || ExtensionAsked <= due) ExtensionAsked = null;
        Judge(today);
    }

    /// <summary>Says anew, as of a day, whether it is overdue.</summary>
    internal void Judge(DateOnly today) => IsOverdue = IsBeingDone && DueOn < today;
}

/// <summary>How far an assignment is. Stored by number: it is counted by the million.</summary>
public enum AssignmentState
{
    /// <summary>Given, not yet acknowledged.</summary>
    Waiting,
    /// <summary>Being done.</summary>
    Working,
    /// <summary>Handed in; the assigning side must answer.</summary>
    Submitted,
    /// <summary>Sent back with a reason.</summary>
    Returned,
    /// <summary>The body says with a reason that it is not its duty; the assigning side must answer.</summary>
    Declined,
    Accepted,
    /// <summary>Nobody must do it any more.</summary>
    Released,
}

/// <summary>What is done to an assignment.</summary>
public enum AssignmentMove
{
    Acknowledge,
    Report,
    Submit,
    Decline,
    Accept,
    Return,
    /// <summary>A decline is not agreed to.</summary>
    Insist,
    /// <summary>A decline is agreed to.</summary>
    Release,
    /// <summary>The programme or the duty is taken back.</summary>
    Recall,
}

/// <summary>What was said or done about an assignment. Never changed.</summary>
public sealed class AssignmentEntry
{
    public const int LongestSentence = 4_000;

    public long Id { get; private set; }
    public long AssignmentId { get; private set; }

    /// <summary>Only of reminders and escalations: by it the log of a programme is read.</summary>
    public long? ProgrammeId { get; private set; }

    public EntryKind Kind { get; private set; }
    public DateTime At { get; private set; }
    public long? PersonId { get; private set; }
    public int? Percent { get; private set; }

    /// <summary>What was reported, or the reason.</summary>
    public string? Sentence { get; private set; }

    /// <summary>The day an extension asks for or is given; of a reminder, the last day it reminds of.</summary>
    public DateOnly? Until { get; private set; }

    private AssignmentEntry() { }

    internal AssignmentEntry(long assignmentId, EntryKind kind, DateTime at, long? personId, int? percent, string? sentence, DateOnly? until)
    {
        RuleException.When(sentence?.Length > LongestSentence, "rule.assignment.sentence-too-long", LongestSentence);
        (AssignmentId, Kind, At, PersonId, Percent, Sentence, Until) = (assignmentId, kind, at, personId, percent, string.IsNullOrWhiteSpace(sentence) ? null : sentence.Trim(), until);
    }

    /// <summary>Somebody reminds of an assignment.</summary>
    internal static AssignmentEntry Reminder(long assignmentId, long programmeId, DateOnly? dueOn, DateTime at, long? personId, string sentence) =>
        new(assignmentId, EntryKind.Reminded, at, personId, null, sentence, dueOn) { ProgrammeId = programmeId };
}

/// <summary>Stored by number.</summary>
public enum EntryKind
{
    Acknowledged,
    Reported,
    Submitted,
    Declined,
    Accepted,
    Returned,
    Insisted,
    Released,
    Recalled,
    ExtensionAsked,
    ExtensionGiven,
    ExtensionRefused,
    /// <summary>A reorganisation passed it to another body.</summary>
    Passed,
    Reminded,
    Escalated,
    /// <summary>A body below was given a part of it.</summary>
    Delegated,
    /// <summary>A later document gave it another day.</summary>
    Amended,
}

/// <summary>What proves that it was done: a file kept under its hash, an address, or a registered document.</summary>
public sealed class Evidence : ITracked
{
    public long Id { get; private set; }
    public long AssignmentId { get; private set; }
    public string Title { get; private set; } = "";
    public string? FileHash { get; private set; }
    public string? FileName { get; private set; }
    public long? Length { get; private set; }
    public string? Address { get; private set; }
    public long? DocumentId { get; private set; }
    public DateTime AddedAt { get; private set; }
    public long? PersonId { get; private set; }

    public Subject Subject => Assignment.SubjectOf(AssignmentId);

    private Evidence() { }

    internal Evidence(long assignmentId, string title, DateTime at, long? personId) => (AssignmentId, Title, AddedAt, PersonId) = (assignmentId, title.Trim(), at, personId);

    internal Evidence OfFile(string hash, string name, long length)
    {
        (FileHash, FileName, Length) = (hash, name, length);
        return this;
    }

    internal Evidence OfAddress(Uri address)
    {
        RuleException.When(!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"), "rule.evidence.address");
        Address = address.AbsoluteUri;
        return this;
    }

    internal Evidence OfDocument(long documentId)
    {
        DocumentId = documentId;
        return this;
    }
}

internal sealed class AssignmentConfiguration : IEntityTypeConfiguration<Assignment>, IEntityTypeConfiguration<AssignmentEntry>, IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.HasOne<ProgrammeDuty>().WithMany().HasForeignKey(a => a.ProgrammeDutyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(a => a.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(a => a.Path).HasMaxLength(OrganizationLink.LongestPath);
        builder.Ignore(a => a.IsOpen).Ignore(a => a.IsBeingDone).Ignore(a => a.MayBeExtended).Ignore(a => a.CountedAs).Ignore(a => a.Figure);
        // A body's own list, and its share in a dashboard.
        builder.HasIndex(a => new { a.OrganizationId, a.ProgrammeId });
        // The list behind a number of a dashboard.
        builder.HasIndex(a => new { a.ProgrammeDutyId, a.Path });
        builder.HasIndex(a => new { a.ProgrammeId, a.Path });
        builder.HasIndex(a => new { a.ProgrammeId, a.State, a.Path });
        // Who is late, the latest first; few rows, so the indexes are small.
        builder.HasIndex(a => new { a.ProgrammeId, a.DueOn, a.Id }, "IX_Assignments_Overdue").HasFilter("\"IsOverdue\"");
        builder.HasIndex(a => new { a.ProgrammeId, a.Path }, "IX_Assignments_OverduePath").HasFilter("\"IsOverdue\"");
        builder.HasIndex(a => a.ParentId).HasFilter("\"ParentId\" IS NOT NULL");
        builder.HasIndex(a => a.ProgrammeId, "IX_Assignments_ExtensionAsked").HasFilter("\"ExtensionAsked\" IS NOT NULL");
        // What becomes overdue tonight, and what is to be reminded of.
        builder.HasIndex(a => new { a.DueOn, a.State });
    }

    public void Configure(EntityTypeBuilder<AssignmentEntry> builder)
    {
        builder.HasOne<Assignment>().WithMany().HasForeignKey(e => e.AssignmentId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(e => e.Sentence).HasMaxLength(AssignmentEntry.LongestSentence);
        builder.HasIndex(e => e.AssignmentId);
        // Who was reminded, the latest first.
        builder.HasIndex(e => new { e.ProgrammeId, e.Id }, "IX_AssignmentEntries_Nudges").HasFilter("\"ProgrammeId\" IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("Evidence");
        builder.HasOne<Assignment>().WithMany().HasForeignKey(e => e.AssignmentId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(e => e.Title).HasMaxLength(Document.LongestName);
        builder.Property(e => e.FileHash).HasMaxLength(64);
        builder.Property(e => e.FileName).HasMaxLength(Document.LongestName);
        builder.Property(e => e.Address).HasMaxLength(2_000);
        builder.HasIndex(e => e.AssignmentId);
    }
}
