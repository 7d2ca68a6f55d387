using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations;

public enum EventKind
{
    Create,
    Rename,
    Move,
    Merge,
    Split,
    Abolish,
}

/// <summary>A change in the organisation tree, with the day it takes effect and its legal basis.</summary>
public sealed class OrganizationEvent : ITracked
{
    public long Id { get; private set; }
    public EventKind Kind { get; private set; }

    /// <summary>The body it is about: the new one of a merger, the old one of a split.</summary>
    public long OrganizationId { get; private set; }

    public DateOnly EffectiveOn { get; private set; }

    /// <summary>The document it rests on, as cited ("Nghị quyết số …").</summary>
    public string LegalBasis { get; private set; } = "";

    public string? Note { get; private set; }
    public long OperationId { get; private set; }

    public Subject Subject => Organization.SubjectOf(OrganizationId);

    private OrganizationEvent() { }

    internal OrganizationEvent(EventKind kind, long organizationId, Basis basis, long operationId)
    {
        RuleException.When(string.IsNullOrWhiteSpace(basis.Document), "rule.organization.basis-missing");
        TextRules.Within(basis.Document, TextRules.LongestDocument);
        TextRules.Within(basis.Note, TextRules.LongestNote);
        (Kind, OrganizationId, EffectiveOn, LegalBasis, Note, OperationId) = (kind, organizationId, basis.EffectiveOn, basis.Document.Trim(), basis.Note, operationId);
    }
}

/// <summary>From which day a change holds, and which document says so.</summary>
public sealed record Basis(DateOnly EffectiveOn, string Document, string? Note = null);

/// <summary>Who follows whom: duties and figures of the predecessor pass to the successor.</summary>
public sealed class Succession
{
    /// <summary>All of it.</summary>
    public const int Whole = 1_000_000;

    public long Id { get; private set; }
    public long EventId { get; private set; }
    public long PredecessorId { get; private set; }
    public long SuccessorId { get; private set; }
    public DateOnly EffectiveOn { get; private set; }

    /// <summary>The part that passes, in millionths; the parts of one predecessor on one day sum to <see cref="Whole"/>.</summary>
    public int ShareMillionths { get; private set; }

    private Succession() { }

    internal Succession(long eventId, long predecessorId, long successorId, DateOnly on, int shareMillionths) =>
        (EventId, PredecessorId, SuccessorId, EffectiveOn, ShareMillionths) = (eventId, predecessorId, successorId, on, shareMillionths);
}

internal sealed class OrganizationEventConfiguration : IEntityTypeConfiguration<OrganizationEvent>, IEntityTypeConfiguration<Succession>
{
    public void Configure(EntityTypeBuilder<OrganizationEvent> builder)
    {
        builder.HasOne<Organization>().WithMany().HasForeignKey(e => e.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OperationRecord>().WithMany().HasForeignKey(e => e.OperationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(e => e.LegalBasis).HasMaxLength(TextRules.LongestDocument);
        builder.HasIndex(e => new { e.OrganizationId, e.EffectiveOn });
    }

    public void Configure(EntityTypeBuilder<Succession> builder)
    {
        builder.HasOne<OrganizationEvent>().WithMany().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(s => s.PredecessorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(s => s.SuccessorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.PredecessorId, s.EffectiveOn });
        builder.HasIndex(s => s.SuccessorId);
    }
}
