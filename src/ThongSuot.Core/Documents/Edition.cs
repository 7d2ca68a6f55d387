using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>One text of a document as it came: the file is kept unaltered under its SHA-256, and what was read from it beside it.</summary>
public sealed class Edition : ITracked
{
    public long Id { get; private set; }
    public long DocumentId { get; private set; }

    /// <summary>1 for the first that came.</summary>
    public int Ordinal { get; private set; }

    /// <summary>Lower-case hexadecimal SHA-256 of the file.</summary>
    public string FileHash { get; private set; } = "";

    public string FileName { get; private set; } = "";
    public long Length { get; private set; }
    public DateTime ReceivedAt { get; private set; }

    /// <summary>Who brought it; null for the system.</summary>
    public long? ReceivedById { get; private set; }

    public ReadingState State { get; private set; }

    /// <summary>Why it could not be read, in both languages; null unless <see cref="ReadingState.Failed"/>.</summary>
    public string? Failure { get; private set; }

    public string? FailureInEnglish { get; private set; }

    /// <summary>How often its reading was begun: a file that ends the program each time is not read for ever.</summary>
    public int Tries { get; private set; }

    /// <summary>Version of the reader that read it.</summary>
    public string? ReaderVersion { get; private set; }

    public Subject Subject => Document.SubjectOf(DocumentId);

    private Edition() { }

    internal Edition(long documentId, int ordinal, string fileHash, string fileName, long length, DateTime receivedAt, long? receivedById) =>
        (DocumentId, Ordinal, FileHash, FileName, Length, ReceivedAt, ReceivedById) = (documentId, ordinal, fileHash, fileName, length, receivedAt, receivedById);

    internal void Finish(string readerVersion) => (State, ReaderVersion, Failure, FailureInEnglish) = (ReadingState.Read, readerVersion, null, null);

    internal void Fail(string failure, string inEnglish) => (State, Failure, FailureInEnglish) = (ReadingState.Failed, failure, inEnglish);

    /// <summary>Lets it be read once more.</summary>
    internal void Again()
    {
        RuleException.When(State != ReadingState.Failed, "rule.document.not-failed");
        (State, Tries, Failure, FailureInEnglish) = (ReadingState.Waiting, 0, null, null);
    }

    /// <summary>It turned out to be a text of another document.</summary>
    internal void MoveTo(long documentId, int ordinal) => (DocumentId, Ordinal) = (documentId, ordinal);
}

/// <summary>How far the reading of an edition is. Stored by name.</summary>
public enum ReadingState
{
    Waiting,
    Reading,
    Read,
    Failed,
}

/// <summary>What was read from an edition: apart, so that lists do not carry it.</summary>
public sealed class EditionText
{
    public long EditionId { get; private set; }

    /// <summary>The stored text that all spans point into.</summary>
    public string Text { get; private set; } = "";

    /// <summary>All the reader understood, in the form of docs/json-schema.</summary>
    public string Reading { get; private set; } = "{}";

    private EditionText() { }

    internal EditionText(long editionId, string text, string reading) => (EditionId, Text, Reading) = (editionId, text, reading);

    internal void Replace(string text, string reading) => (Text, Reading) = (text, reading);
}

internal sealed class EditionConfiguration : IEntityTypeConfiguration<Edition>, IEntityTypeConfiguration<EditionText>
{
    public void Configure(EntityTypeBuilder<Edition> builder)
    {
        builder.HasOne<Document>().WithMany().HasForeignKey(e => e.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(e => e.FileHash).HasMaxLength(64);
        builder.Property(e => e.FileName).HasMaxLength(Document.LongestName);
        builder.Property(e => e.State).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(e => new { e.DocumentId, e.Ordinal }).IsUnique();
        builder.HasIndex(e => e.FileHash);
        builder.HasIndex(e => e.ReceivedById);
        builder.HasIndex(e => e.Id, "IX_Editions_ToRead").HasFilter("\"State\" IN ('Waiting', 'Reading')");
    }

    public void Configure(EntityTypeBuilder<EditionText> builder)
    {
        builder.HasKey(t => t.EditionId);
        builder.Property(t => t.EditionId).ValueGeneratedNever();
        builder.HasOne<Edition>().WithOne().HasForeignKey<EditionText>(t => t.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}
