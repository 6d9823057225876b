using Microsoft.Extensions.Logging;

namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>Shows what went wrong inside the portal with the test that saw it, and nothing with the others.</summary>
public sealed class FaultsToTest(Func<ITestOutputHelper?> output) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Log(output);

    public void Dispose()
    {
    }

    private sealed class Log(Func<ITestOutputHelper?> output) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                output()?.WriteLine($"{formatter(state, exception)} {exception}");
            }
        }
    }
}
