using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>A document being carried out: its confirmed duties, given to bodies.</summary>
public sealed class Programme : ITracked, IVersioned
{
    public long Id { get; private set; }
    public long DocumentId { get; private set; }

    /// <summary>The body that gives the duties and accepts what comes back.</summary>
    public long IssuerId { get; private set; }

    /// <summary>The line of the tree on which the bodies below are found and figures are rolled up.</summary>
    public Line Line { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The day whose tree decides who must do it.</summary>
    public DateOnly IssuedOn { get; private set; }

    public ProgrammeState State { get; private set; }
    public int Version { get; set; }

    public Subject Subject => SubjectOf(Id);

    private Programme() { }

    internal Programme(long id, long documentId, long issuerId, Line line, string title, DateOnly issuedOn) =>
        (Id, DocumentId, IssuerId, Line, Title, IssuedOn) = (id, documentId, issuerId, line, title.Trim(), issuedOn);

    public static Subject SubjectOf(long id) => new("programme", id);

    internal void Close()
    {
        RuleException.When(State != ProgrammeState.Running, "rule.programme.not-running");
        State = ProgrammeState.Closed;
    }

    /// <summary>Another document takes the place of the one it carries out.</summary>
    internal void Follow(long documentId)
    {
        RuleException.When(State != ProgrammeState.Running, "rule.programme.not-running");
        DocumentId = documentId;
    }

    internal void Recall()
    {
        RuleException.When(State != ProgrammeState.Running, "rule.programme.not-running");
        State = ProgrammeState.Recalled;
    }
}

/// <summary>Stored by name.</summary>
public enum ProgrammeState
{
    Running,
    /// <summary>Ended with its final review.</summary>
    Closed,
    /// <summary>Its document was taken back.</summary>
    Recalled,
}

/// <summary>One duty of a programme: the parent of the assignments given for it, by whose state it is judged.</summary>
public sealed class ProgrammeDuty : ITracked
{
    public long Id { get; private set; }
    public long ProgrammeId { get; private set; }

    /// <summary>The duty of the document.</summary>
    public long DutyId { get; private set; }

    /// <summary>Order in the programme, from 1.</summary>
    public int Ordinal { get; private set; }

    public string Text { get; private set; } = "";
    public string? Deliverable { get; private set; }

    /// <summary>The last day on which doing it is in time; null when there is none.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Of an occurrence: the recurring duty, which itself stands as long as the programme runs and has no last day (decision 0019); null for all others.</summary>
    public long? RecursOfId { get; private set; }

    /// <summary>Of an occurrence: the days it is for.</summary>
    public DateOnly? PeriodFrom { get; private set; }
    public DateOnly? PeriodTo { get; private set; }

    public Subject Subject => Programme.SubjectOf(ProgrammeId);

    private ProgrammeDuty() { }

    internal ProgrammeDuty(long id, long programmeId, int ordinal, Duty duty) =>
        (Id, ProgrammeId, Ordinal, DutyId, Text, Deliverable, DueOn) = (id, programmeId, ordinal, duty.Id, duty.Text, duty.Deliverable, duty.DueOn);

    /// <summary>It for one period. The period is part of what is asked, so it stands in the text, wherever that is shown.</summary>
    internal ProgrammeDuty Occur(long id, ReportingPeriod period)
    {
        var days = string.Create(CultureInfo.InvariantCulture, $" ({period.From:dd/MM/yyyy}–{period.To:dd/MM/yyyy})");
        var text = Text.Length + days.Length <= Duty.LongestText ? Text : Text[..(Duty.LongestText - days.Length)];
        return new()
        {
            Id = id,
            ProgrammeId = ProgrammeId,
            DutyId = DutyId,
            Ordinal = Ordinal,
            Text = text + days,
            Deliverable = Deliverable,
            DueOn = period.To,
            RecursOfId = Id,
            PeriodFrom = period.From,
            PeriodTo = period.To,
        };
    }

    /// <summary>It goes on as the duty of a later document.</summary>
    internal void Restate(Duty duty) => (DutyId, Text, Deliverable, DueOn) = (duty.Id, duty.Text, duty.Deliverable, duty.DueOn);
}

internal sealed class ProgrammeConfiguration : IEntityTypeConfiguration<Programme>, IEntityTypeConfiguration<ProgrammeDuty>
{
    public void Configure(EntityTypeBuilder<Programme> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasOne<Document>().WithMany().HasForeignKey(p => p.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(p => p.IssuerId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(p => p.Title).HasMaxLength(Document.LongestSubject);
        builder.Property(p => p.State).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(p => new { p.IssuerId, p.IssuedOn });
        builder.HasIndex(p => p.DocumentId);
    }

    public void Configure(EntityTypeBuilder<ProgrammeDuty> builder)
    {
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasOne<Programme>().WithMany().HasForeignKey(d => d.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Duty>().WithMany().HasForeignKey(d => d.DutyId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(d => d.Text).HasMaxLength(Duty.LongestText);
        builder.Property(d => d.Deliverable).HasMaxLength(1_000);
        builder.HasOne<ProgrammeDuty>().WithMany().HasForeignKey(d => d.RecursOfId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => d.ProgrammeId);
        // Occurrences have the number of their duty.
        builder.HasIndex(d => new { d.ProgrammeId, d.Ordinal }).IsUnique().HasFilter("\"RecursOfId\" IS NULL");
        builder.HasIndex(d => new { d.RecursOfId, d.PeriodFrom }).IsUnique().HasFilter("\"RecursOfId\" IS NOT NULL");
    }
}
