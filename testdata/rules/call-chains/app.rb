# A call of a chain that is written over lines stands where its name does.
require 'sinatra'
require 'wasmtime'

get '/page' do
  File
    .read(params[:page]) # want RBN301
    .lines
    .map { |line| line.strip }
    .first
end

get '/run' do
  Wasmtime::WasiConfig.new
    .set_stdout_buffer(200)
    .set_mapped_directory('data', '/data', :read, :read)
    .inherit_stdin # want RBN903
    .set_argv(['guest'])
end
