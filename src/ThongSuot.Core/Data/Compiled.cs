using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ThongSuot.Core.Data;

/// <summary>A question that pages ask all the time, made ready once for each database (<c>EF.CompileAsyncQuery</c> knows one only): what it is like is then not looked up anew at every asking.</summary>
internal sealed class Compiled<T>(Func<T> compile) where T : Delegate
{
    private readonly ConditionalWeakTable<IModel, T> _byDatabase = [];

    public T For(AppDbContext db) => _byDatabase.GetValue(db.Model, _ => compile());
}
