# frozen_string_literal: true

require 'sinatra'
require 'w/w'

# A sum that is small enough has small parts.
def sample(bytes, from)
  start = Integer(from)
  raise RangeError if start.negative? || start + 16 > bytes.bytesize

  W.sample(bytes, start)
end

def level(bytes, from)
  start = from.to_i
  return 0 unless start >= 0 && 16 + start <= bytes.bytesize

  W.level(bytes, start)
end

# Of a difference that is not said.
def peak(bytes, from)
  start = Integer(from)
  raise RangeError if start.negative? || start - 16 > bytes.bytesize

  W.peak(bytes, start)
end

def tail(bytes, from)
  start = Integer(from)
  logger.warn('outside') if start + 16 > bytes.bytesize
  W.tail(bytes, start)
end

get('/sample') { sample(params[:bytes], params[:from]).to_s }
get('/level') { level(params[:bytes], params[:from]).to_s }
get('/peak') { peak(params[:bytes], params[:from]).to_s }
get('/tail') { tail(params[:bytes], params[:from]).to_s }
