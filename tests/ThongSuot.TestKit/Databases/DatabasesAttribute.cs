using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace ThongSuot.TestKit.Databases;

/// <summary>
/// Runs the test on SQLite, and on PostgreSQL where <c>THONGSUOT_TEST_POSTGRES</c> holds the connection string of a server on which databases may be made. Without it the
/// second run is skipped and says so; under CI it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DatabasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var postgres = new TheoryDataRow<string>("postgres");
        if (TestDatabase.PostgresServer is null && !TestDatabase.IsCi) postgres = new TheoryDataRow<string>("postgres") { Skip = "THONGSUOT_TEST_POSTGRES is not set: not run on PostgreSQL." };
        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([new TheoryDataRow<string>("sqlite"), postgres]);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
