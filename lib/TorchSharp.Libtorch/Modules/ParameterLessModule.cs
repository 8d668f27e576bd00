using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Marks the modules that have nothing to train, to keep or to move.</summary>
public interface IParameterLessModule;

/// <summary>A module of one input that has no parameters and no buffers.</summary>
public abstract class ParameterLessModule<T1, TResult>(string name) : nn.Module<T1, TResult>(name), IParameterLessModule;

/// <summary>A module of two inputs that has no parameters and no buffers.</summary>
public abstract class ParameterLessModule<T1, T2, TResult>(string name) : nn.Module<T1, T2, TResult>(name), IParameterLessModule;

/// <summary>A module of three inputs that has no parameters and no buffers.</summary>
public abstract class ParameterLessModule<T1, T2, T3, TResult>(string name) : nn.Module<T1, T2, T3, TResult>(name), IParameterLessModule;

/// <summary>A module of four inputs that has no parameters and no buffers.</summary>
public abstract class ParameterLessModule<T1, T2, T3, T4, TResult>(string name) : nn.Module<T1, T2, T3, T4, TResult>(name), IParameterLessModule;

/// <summary>A module of five inputs that has no parameters and no buffers.</summary>
public abstract class ParameterLessModule<T1, T2, T3, T4, T5, TResult>(string name) : nn.Module<T1, T2, T3, T4, T5, TResult>(name), IParameterLessModule;

/// <summary>A module of six inputs that has no parameters and no buffers.</summary>
public abstract class ParameterLessModule<T1, T2, T3, T4, T5, T6, TResult>(string name) : nn.Module<T1, T2, T3, T4, T5, T6, TResult>(name), IParameterLessModule;
