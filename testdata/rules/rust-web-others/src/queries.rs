use async_graphql::{Context, InputObject, Object};
use jsonrpsee::RpcModule;
use std::fs;

#[derive(InputObject)]
pub struct Input {
    path: String,
    count: i32,
}

pub struct Query;

#[Object]
impl Query {
    async fn file(&self, ctx: &Context<'_>, name: String, first: Option<i32>) -> Option<String> {
        fs::read(ctx.data::<String>().unwrap()).ok();
        fs::read(format!("/srv/{}", first.unwrap_or(1))).ok();
        fs::read_to_string(name).ok() // want RBN301
    }

    async fn input(&self, input: Input) -> bool {
        fs::read(format!("/srv/{}", input.count)).ok();
        fs::read(input.path).is_ok() // want RBN301
    }
}

// Nobody outside calls these.
impl Query {
    pub fn own(&self, name: String) -> bool {
        fs::read(name).is_ok()
    }
}

pub fn module() -> RpcModule<()> {
    let mut module = RpcModule::new(());
    module
        .register_method("read", |params, _, _| {
            let path: String = params.one().unwrap();
            fs::read(path).is_ok() // want RBN301
        })
        .unwrap();
    module
}
