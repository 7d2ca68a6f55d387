using System.Globalization;
using System.Text;

namespace ThongSuot.Fuzz;

/// <summary>A file with the sample each worker is on: what ends the whole process, such as a stack overflow, can be found and made again.</summary>
internal sealed class Trail : IDisposable
{
    private const int LineBytes = 48;
    private readonly string _path;
    private readonly FileStream _file;

    public Trail(string path)
    {
        _path = path;
        if (File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } left) Console.Error.WriteLine($"An earlier run ended while it was on:\n{left}");
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
    }

    /// <summary>Writes down what a worker is on; one write to the system, which keeps it when the process dies.</summary>
    public void Begin(int worker, int campaign, int index) =>
        RandomAccess.Write(_file.SafeFileHandle, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"--seed {campaign} --only {index}").PadRight(LineBytes - 1) + "\n"), (long)worker * LineBytes);

    /// <summary>The run came to its end: nothing to look for.</summary>
    public void Dispose()
    {
        _file.Dispose();
        File.Delete(_path);
    }
}
