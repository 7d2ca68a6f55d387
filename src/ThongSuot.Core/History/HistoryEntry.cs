using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThongSuot.Core.History;

/// <summary>An <see cref="Operation"/> as stored.</summary>
public sealed class OperationRecord
{
    public long Id { get; private set; }
    public DateTime At { get; private set; }
    public long? ActorId { get; private set; }
    public string ActorName { get; private set; } = "";
    public string Origin { get; private set; } = "";
    public string Kind { get; private set; } = "";
    public string? Reason { get; private set; }

    /// <summary>Key and hash of a request that must not be carried out twice; null for most.</summary>
    public string? RequestKey { get; private set; }
    public string? RequestHash { get; private set; }

    /// <summary>What came of it: the id of what was created.</summary>
    public long? ResultId { get; internal set; }

    private OperationRecord() { }

    internal OperationRecord(Operation operation, DateTime at) =>
        (At, ActorId, ActorName, Origin, Kind, Reason, RequestKey, RequestHash) =
            (at, operation.By.PersonId, operation.By.Name, operation.Origin, operation.Kind, operation.Reason, operation.Once?.Key, operation.Once?.Hash);
}

/// <summary>
/// One change of one subject. Written in the transaction of the change and never altered; its place in the chain (<see cref="Position"/>, <see cref="ChainHash"/>) is
/// given once, right after the commit, by <see cref="HistorySealer"/>: so writers never wait for one another at the end of the chain.
/// </summary>
public sealed class HistoryEntry
{
    public long Id { get; private set; }
    public long OperationId { get; private set; }
    public string SubjectKind { get; private set; } = "";
    public long SubjectId { get; private set; }

    /// <summary><c>added</c>, <c>changed</c>, <c>removed</c> with the entity's name, or what bulk work did.</summary>
    public string Action { get; private set; } = "";

    /// <summary>Fields as JSON: name → [old, new].</summary>
    public string Fields { get; private set; } = "{}";

    public byte[] ContentHash { get; private set; } = [];
    public long? Position { get; private set; }
    public byte[]? ChainHash { get; private set; }

    private HistoryEntry() { }

    internal HistoryEntry(OperationRecord operation, Subject subject, string action, string fields)
    {
        (OperationId, SubjectKind, SubjectId, Action, Fields) = (operation.Id, subject.Kind, subject.Id, action, fields);
        ContentHash = HashOf(operation);
    }

    /// <summary>SHA-256 of everything the entry and its operation say, each field with its length before it.</summary>
    internal byte[] HashOf(OperationRecord operation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        foreach (var value in (ReadOnlySpan<long>)[operation.Id, operation.At.Ticks, operation.ActorId ?? -1, SubjectId])
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, value);
            hash.AppendData(number);
        }
        foreach (var text in (ReadOnlySpan<string?>)[operation.ActorName, operation.Origin, operation.Kind, operation.Reason, SubjectKind, Action, Fields])
        {
            var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt64LittleEndian(number, text is null ? -1 : bytes.Length);
            hash.AppendData(number);
            hash.AppendData(bytes);
        }
        return hash.GetHashAndReset();
    }

    /// <summary>The hash that ties <paramref name="content"/> to all entries before it.</summary>
    internal static byte[] Chain(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> content) => SHA256.HashData([.. previous, .. content]);
}

internal sealed class HistoryConfiguration : IEntityTypeConfiguration<HistoryEntry>, IEntityTypeConfiguration<OperationRecord>
{
    public void Configure(EntityTypeBuilder<OperationRecord> builder)
    {
        builder.ToTable("Operations");
        builder.HasIndex(o => o.At);
        builder.Property(o => o.RequestKey).HasMaxLength(RequestKey.Longest);
        builder.HasIndex(o => new { o.ActorId, o.RequestKey }).IsUnique().HasFilter("\"RequestKey\" IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<HistoryEntry> builder)
    {
        builder.ToTable("History");
        builder.HasOne<OperationRecord>().WithMany().HasForeignKey(e => e.OperationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.SubjectKind, e.SubjectId, e.Id });
        // The first of an operation's entries, whatever their number.
        builder.HasIndex(e => new { e.OperationId, e.Id });
        builder.HasIndex(e => e.Position).IsUnique();
        builder.HasIndex(e => e.Id, "IX_History_Unsealed").HasFilter("\"Position\" IS NULL");
    }
}
