using Microsoft.EntityFrameworkCore.Storage;
using ThongSuot.Core.History;

namespace ThongSuot.Core.Data;

/// <summary>One <see cref="Operation"/> being done: a transaction, and the history it leaves. Not committed means nothing happened.</summary>
public sealed class Work : IAsyncDisposable
{
    private readonly AppDbContext _db;
    private readonly IDbContextTransaction _transaction;
    private readonly IDisposable? _turn;
    private readonly List<(Subject Subject, string Action, string Fields)> _recorded = [];

    internal Work(AppDbContext db, OperationRecord operation, IDbContextTransaction transaction, IDisposable? turn) =>
        (_db, Operation, _transaction, _turn) = (db, operation, transaction, turn);

    internal OperationRecord Operation { get; }

    /// <summary>The instant of the operation, UTC.</summary>
    public DateTime At => Operation.At;

    /// <summary>Writes a change that the change tracker cannot see, such as one made by a single statement over many rows.</summary>
    public void Record(Subject subject, string action, object fields) => _recorded.Add((subject, action, HistoryJson.Of(fields)));

    /// <summary>Notes what was created, for a sender who asks again.</summary>
    public void Created(long id) => Operation.ResultId = id;

    internal IReadOnlyList<(Subject Subject, string Action, string Fields)> TakeRecorded()
    {
        var taken = _recorded.ToArray();
        _recorded.Clear();
        return taken;
    }

    /// <summary>Saves what is left to save and makes it lasting.</summary>
    public async Task CommitAsync(CancellationToken cancel = default)
    {
        await _db.SaveChangesAsync(cancel);
        await _transaction.CommitAsync(cancel);
        _db.Committed();
    }

    public async ValueTask DisposeAsync()
    {
        _db.Leave(this);
        await _transaction.DisposeAsync();
        _turn?.Dispose();
    }
}
