using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.History;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Documents;

/// <summary>A document cites another, which may not be on file (<see cref="Standing.Cited"/>).</summary>
public sealed class DocumentReference : ITracked
{
    public long Id { get; private set; }
    public long FromId { get; private set; }
    public long ToId { get; private set; }
    public RelationKind Relation { get; private set; }

    /// <summary>Where it is first cited in the text of the edition read.</summary>
    public int Start { get; private set; }
    public int Length { get; private set; }

    public Subject Subject => Document.SubjectOf(FromId);

    private DocumentReference() { }

    internal DocumentReference(long fromId, long toId, RelationKind relation, int start, int length) => (FromId, ToId, Relation, Start, Length) = (fromId, toId, relation, start, length);

    internal void LeadTo(long toId) => ToId = toId;

    internal void Relate(RelationKind relation) => Relation = relation;
}

internal sealed class ReferenceConfiguration : IEntityTypeConfiguration<DocumentReference>
{
    public void Configure(EntityTypeBuilder<DocumentReference> builder)
    {
        builder.HasOne<Document>().WithMany().HasForeignKey(r => r.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Document>().WithMany().HasForeignKey(r => r.ToId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.Relation).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(r => new { r.FromId, r.ToId }).IsUnique();
        builder.HasIndex(r => r.ToId);
    }
}
