using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Documents;

/// <summary>What one provision obliges somebody to do, with its quotation. Proposed by the reader or a person; it counts only once a person has confirmed it (DOMAIN §3.7).</summary>
public sealed class Duty : ITracked, IVersioned
{
    public const int LongestText = 8_000, LongestDeliverable = 1_000, LongestWritten = 500, LongestSection = 200;

    /// <summary>Between the places of duties as they were read.</summary>
    internal const long Gap = 1L << 20;

    public long Id { get; private set; }
    public long DocumentId { get; private set; }
    public long EditionId { get; private set; }

    /// <summary>Place in the document: duties are shown in this order. Far apart, so that others fit in between.</summary>
    public long Place { get; private set; }

    /// <summary>Path of the provision: "II/4/a".</summary>
    public string Section { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>The quotation: where it stands in the text of the edition.</summary>
    public int QuoteStart { get; private set; }
    public int QuoteLength { get; private set; }

    public DutyState State { get; private set; }

    /// <summary>The rule of the reader; null when a person added it.</summary>
    public string? RuleId { get; private set; }

    /// <summary>The duty of the document above that it was written from; null for most.</summary>
    public long? AnswersId { get; private set; }

    /// <summary>What must exist at the end.</summary>
    public string? Deliverable { get; private set; }

    /// <summary>The deadline as written; null when none is.</summary>
    public string? DueWritten { get; private set; }
    public DeadlineKind? DueKind { get; private set; }

    /// <summary>The last day on which doing it is in time; null for horizons, recurring and unresolved ones.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>"year", "half-year", "quarter", "month", "week" or "continuous" for a recurring one.</summary>
    public string? Every { get; private set; }

    /// <summary>True for a request to a body outside the issuer's command.</summary>
    public bool IsRequest { get; private set; }

    /// <summary>To whom its result is reported, as printed; null when that is not said.</summary>
    public string? ReportTo { get; private set; }

    /// <summary>Through whom: "qua Ban Tuyên giáo".</summary>
    public string? ReportThrough { get; private set; }

    public int Version { get; set; }

    public Subject Subject => Document.SubjectOf(DocumentId);

    private Duty() { }

    internal Duty(long documentId, long editionId, long place, DutyFields fields, string? ruleId)
    {
        (DocumentId, EditionId, Place, RuleId) = (documentId, editionId, place, ruleId);
        Describe(fields);
    }

    public DutyFields Fields => new(Section, Text, QuoteStart, QuoteLength, Deliverable, DueWritten, DueKind, DueOn, Every, IsRequest, ReportTo, ReportThrough);

    internal void Describe(DutyFields fields)
    {
        RuleException.When(string.IsNullOrWhiteSpace(fields.Text), "rule.duty.text-missing");
        RuleException.When(fields.Text.Length > LongestText, "rule.duty.text-too-long", LongestText);
        RuleException.When(fields.Deliverable?.Length > LongestDeliverable, "rule.duty.deliverable-long", LongestDeliverable);
        RuleException.When(fields.DueWritten?.Length > LongestWritten || fields.ReportTo?.Length > LongestWritten || fields.ReportThrough?.Length > LongestWritten, "rule.duty.words-long", LongestWritten);
        (Section, Text, QuoteStart, QuoteLength, Deliverable, DueWritten, DueKind, DueOn, Every, IsRequest, ReportTo, ReportThrough) =
            (fields.Section, fields.Text.Trim(), fields.QuoteStart, fields.QuoteLength, Said(fields.Deliverable), Said(fields.DueWritten), fields.DueKind, fields.DueOn, fields.Every, fields.IsRequest, Said(fields.ReportTo), Said(fields.ReportThrough));
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    internal void Answer(long? upperDutyId) => AnswersId = upperDutyId;

    internal void PlaceAt(long place) => Place = place;

    internal void Confirm() => State = DutyState.Confirmed;

    internal void Reject() => State = DutyState.Rejected;

    internal void Reopen() => State = DutyState.Proposed;
}

/// <summary>What a duty says.</summary>
public sealed record DutyFields(string Section, string Text, int QuoteStart, int QuoteLength, string? Deliverable = null, string? DueWritten = null, DeadlineKind? DueKind = null, DateOnly? DueOn = null, string? Every = null, bool IsRequest = false, string? ReportTo = null, string? ReportThrough = null);

/// <summary>Whether a person has said that it is a duty. Stored by name.</summary>
public enum DutyState
{
    Proposed,
    Confirmed,
    Rejected,
}

/// <summary>What a body does in a duty (DOMAIN §3.4). Stored by name.</summary>
public enum DutyRole
{
    /// <summary>Chủ trì.</summary>
    Lead,
    /// <summary>Phối hợp.</summary>
    Cooperating,
    /// <summary>Tham mưu.</summary>
    Advising,
    /// <summary>Theo dõi, đôn đốc.</summary>
    Monitoring,
    /// <summary>Acts under the lead: "A lãnh đạo, B chỉ đạo thực hiện".</summary>
    Delegated,
}

/// <summary>A body, or a set of bodies, as the duty names it. Which bodies these are is found on the day of issue; a person may say so before.</summary>
public sealed class DutyActor : ITracked
{
    public long Id { get; private set; }
    public long DutyId { get; private set; }
    public long DocumentId { get; private set; }
    public DutyRole Role { get; private set; }

    /// <summary>As printed: "Sở Nội vụ", "các sở, ban, ngành".</summary>
    public string Name { get; private set; } = "";

    /// <summary>The one body meant, when a person has said so.</summary>
    public long? OrganizationId { get; private set; }

    public Subject Subject => Document.SubjectOf(DocumentId);

    private DutyActor() { }

    internal DutyActor(Duty duty, DutyRole role, string name, long? organizationId = null)
    {
        (DutyId, DocumentId) = (duty.Id, duty.DocumentId);
        Describe(role, name, organizationId);
    }

    internal void Describe(DutyRole role, string name, long? organizationId)
    {
        RuleException.When(string.IsNullOrWhiteSpace(name), "rule.duty.actor-missing");
        RuleException.When(name.Trim().Length > Document.LongestName, "rule.document.issuer-long", Document.LongestName);
        (Role, Name, OrganizationId) = (role, name.Trim(), organizationId);
    }
}

internal sealed class DutyConfiguration : IEntityTypeConfiguration<Duty>, IEntityTypeConfiguration<DutyActor>
{
    public void Configure(EntityTypeBuilder<Duty> builder)
    {
        builder.HasOne<Document>().WithMany().HasForeignKey(d => d.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Edition>().WithMany().HasForeignKey(d => d.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Duty>().WithMany().HasForeignKey(d => d.AnswersId).OnDelete(DeleteBehavior.SetNull);
        builder.Property(d => d.Section).HasMaxLength(Duty.LongestSection);
        builder.Property(d => d.Text).HasMaxLength(Duty.LongestText);
        builder.Property(d => d.RuleId).HasMaxLength(40);
        builder.Property(d => d.Deliverable).HasMaxLength(Duty.LongestDeliverable);
        builder.Property(d => d.DueWritten).HasMaxLength(Duty.LongestWritten);
        builder.Property(d => d.ReportTo).HasMaxLength(Duty.LongestWritten);
        builder.Property(d => d.ReportThrough).HasMaxLength(Duty.LongestWritten);
        builder.Property(d => d.Every).HasMaxLength(20);
        builder.Property(d => d.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.DueKind).HasConversion<string>().HasMaxLength(20);
        builder.Ignore(d => d.Fields);
        builder.HasIndex(d => new { d.DocumentId, d.Place });
    }

    public void Configure(EntityTypeBuilder<DutyActor> builder)
    {
        builder.HasOne<Duty>().WithMany().HasForeignKey(a => a.DutyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(a => a.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(a => a.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Name).HasMaxLength(Document.LongestName);
        builder.HasIndex(a => a.DutyId);
        builder.HasIndex(a => a.DocumentId);
    }
}
