use anyhow::Result;
use wasmtime::*;

pub struct HostState {
    limits: StoreLimits,
    table: u32,
}

pub struct Pooled {
    engine: Engine,
}

impl Pooled {
    pub fn new() -> Result<Self> {
        let mut config = Config::default();
        config.async_support(true);
        config.cranelift_opt_level(OptLevel::Speed);
        let engine = Engine::new(&config)?; // want RBN905
        Ok(Self { engine })
    }

    pub fn with_fuel() -> Result<Self> {
        let mut config = Config::default();
        config.async_support(true).consume_fuel(true);
        Ok(Self { engine: Engine::new(&config)? })
    }

    pub fn off() -> Result<Self> {
        let mut config = Config::new();
        config.consume_fuel(false);
        Ok(Self { engine: Engine::new(&config)? }) // want RBN905
    }

    pub fn maybe(metered: bool) -> Result<Self> {
        let mut config = Config::new();
        config.consume_fuel(metered);
        Ok(Self { engine: Engine::new(&config)? })
    }

    pub fn on_condition(metered: bool) -> Result<Self> {
        let mut config = Config::new();
        if metered {
            config.epoch_interruption(true);
        }
        Ok(Self { engine: Engine::new(&config)? })
    }

    pub fn pooling() -> Result<Self> {
        let mut pool = PoolingAllocationConfig::default();
        pool.total_memories(10);
        let mut config = Config::new();
        config.allocation_strategy(InstanceAllocationStrategy::Pooling(pool));
        Ok(Self { engine: Engine::new(&config)? }) // want RBN905
    }

    pub fn run(&self, bytes: &[u8]) -> Result<i32> {
        let module = Module::new(&self.engine, bytes)?;
        let mut store: Store<()> = Store::new(&self.engine, ()); // want RBN906
        let instance = Instance::new(&mut store, &module, &[])?;
        let run = instance.get_typed_func::<(), i32>(&mut store, "run")?;
        run.call(&mut store, ())
    }

    pub fn run_limited(&self, module: &Module) -> Result<i32> {
        let state = HostState { limits: StoreLimitsBuilder::new().memory_size(1 << 20).instances(1).tables(4).table_elements(1000).build(), table: 0 };
        let mut store = Store::new(&self.engine, state);
        store.limiter(|s| &mut s.limits);
        store.set_fuel(10_000)?;
        let instance = Linker::new(&self.engine).instantiate(&mut store, module)?;
        instance.get_typed_func::<(), i32>(&mut store, "run")?.call(&mut store, ())
    }

    pub fn store(&self) -> Store<HostState> {
        let state = HostState { limits: StoreLimitsBuilder::new().memory_size(1 << 20).build(), table: 0 };
        let mut store = Store::new(&self.engine, state);
        limit(&mut store);
        store
    }

    // Whoever calls it sets the limiter.
    fn bare(&self) -> Store<HostState> {
        Store::new(&self.engine, HostState { limits: StoreLimits::default(), table: 0 })
    }

    pub fn dressed(&self) -> Store<HostState> {
        let mut store = self.bare();
        store.limiter(|s| &mut s.limits);
        store
    }

    // A limiter that limits nothing, and one that is about tables only.
    pub fn tables_only(&self) -> Store<HostState> {
        let state = HostState { limits: StoreLimitsBuilder::new().table_elements(10).build(), table: 0 }; // want RBN906
        let mut store = Store::new(&self.engine, state);
        store.limiter(|s| &mut s.limits);
        store
    }

    pub fn default_limits(&self) -> Store<HostState> {
        let mut store = Store::new(&self.engine, HostState { limits: StoreLimits::default(), table: 0 }); // want FN_RBN906
        store.limiter(|s| &mut s.limits);
        store
    }
}

fn limit(store: &mut Store<HostState>) {
    store.limiter(|s| &mut s.limits);
}

pub fn config() -> Config {
    let mut config = Config::new();
    config.wasm_simd(true);
    config
}

pub fn metered_config() -> Config {
    let mut config = Config::new();
    config.consume_fuel(true);
    config
}

pub fn by_config() -> Result<Engine> {
    Engine::new(&config()) // want RBN905
}

pub fn by_metered() -> Result<Engine> {
    Engine::new(&metered_config())
}

pub fn unsafe_module(engine: &Engine, path: &str) -> Result<Module> {
    unsafe { Module::deserialize_file(engine, path) }
}

pub fn cached(engine: &Engine) -> Result<Module> {
    unsafe { Module::deserialize(engine, std::fs::read("/tmp/cache.cwasm")?) } // want RBN912
}

pub fn cached_own(engine: &Engine) -> Result<Module> {
    unsafe { Module::deserialize(engine, std::fs::read("/srv/app/cache.cwasm")?) }
}
